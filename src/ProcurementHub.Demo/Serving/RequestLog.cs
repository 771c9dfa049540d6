using Microsoft.AspNetCore.Http;

namespace ProcurementHub.Demo.Serving;

/// <summary>The latest requests, and how many there were at once.</summary>
internal sealed class RequestLog(TimeProvider clock)
{
    // A publisher may run for days.
    private const int Most = 50_000;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = [];
    private int _atOnce;
    private int _mostAtOnce;
    private long _count;

    public long Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    public int MostAtOnce
    {
        get
        {
            lock (_lock)
                return _mostAtOnce;
        }
    }

    public IReadOnlyList<LoggedRequest> ToList()
    {
        lock (_lock)
            return [.. _requests];
    }

    public void Forget()
    {
        lock (_lock)
        {
            _requests.Clear();
            _mostAtOnce = _atOnce;
        }
    }

    public Turn Begin(HttpRequest request)
    {
        var logged = new LoggedRequest(
            request.Method,
            request.Path.Value + request.QueryString.Value,
            clock.GetUtcNow(),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        lock (_lock)
        {
            _count++;
            _mostAtOnce = Math.Max(_mostAtOnce, ++_atOnce);
            if (_requests.Count == Most)
                _requests.Dequeue();
            _requests.Enqueue(logged);
        }

        return new Turn(this, logged);
    }

    private void Leave()
    {
        lock (_lock)
            _atOnce--;
    }

    /// <summary>One request's time at the counter.</summary>
    internal sealed class Turn(RequestLog log, LoggedRequest request)
    {
        private int _isOver;

        public LoggedRequest Request => request;

        public void End()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                log.Leave();
        }
    }
}
