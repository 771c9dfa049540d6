-- Asks for the addresses of a file in turn, one a line, as browsers do; says what came of it as one line of JSON.
local addresses = {}
for line in io.lines(os.getenv("HUB_ADDRESSES")) do
  addresses[#addresses + 1] = wrk.format("GET", line, {
    ["Host"] = "127.0.0.1", ["Accept"] = "text/html", ["Accept-Encoding"] = "gzip, br", ["Accept-Language"] = "es-PE"
  })
end

local at = 0
request = function()
  at = at % #addresses + 1
  return addresses[at]
end

done = function(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout + summary.errors.status
  io.write(string.format('{"requests":%d,"seconds":%.3f,"bytes":%d,"p50":%.3f,"p99":%.3f,"failed":%d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, failed))
end
