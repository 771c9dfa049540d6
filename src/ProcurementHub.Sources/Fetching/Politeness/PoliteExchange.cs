using Polly;
using Polly.Retry;
using ProcurementHub.Sources.Fetching.Network;

namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>
/// One request in its turn, and again after a while where what went wrong can pass. Every try is a request of
/// its own to the host, with the pause before it.
/// </summary>
internal sealed class PoliteExchange
{
    private readonly Exchange exchange;
    private readonly HostGates gates;
    private readonly FetchOptions options;
    private readonly ResiliencePipeline<Answer> tries;

    public PoliteExchange(Exchange exchange, HostGates gates, FetchOptions options, TimeProvider time)
    {
        (this.exchange, this.gates, this.options) = (exchange, gates, options);
        tries = Tries(time);
    }

    public async Task<Answer> SendAsync(Call call, CancellationToken cancellationToken)
    {
        var asking = new Asking(this, call, gates.Of(call.Address));
        var answer = await tries.ExecuteAsync(static (asking, token) => asking.TryAsync(token), asking, cancellationToken);
        return answer is Answer.Refused refused && asking.Count > 1 ? refused with { Reason = Told(refused.Reason, asking.Count) } : answer;
    }

    private static string Told(string reason, int tries) => $"{reason.TrimEnd('.')}, after {tries} tries.";

    private ResiliencePipeline<Answer> Tries(TimeProvider time)
    {
        if (options.Tries == 1)
            return ResiliencePipeline<Answer>.Empty;
        return new ResiliencePipelineBuilder<Answer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Answer>
            {
                MaxRetryAttempts = options.Tries - 1,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is Answer.Refused { MayPass: true } refused && !(refused.RetryAfter > options.MaxWait)),
                Delay = options.RetryDelay,
                MaxDelay = options.MaxWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                // Null stands for the delay that the other settings make.
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Result as Answer.Refused)?.RetryAfter),
            })
            .Build();
    }

    /// <summary>One request with all its tries.</summary>
    private sealed class Asking(PoliteExchange polite, Call call, HostGate gate)
    {
        public int Count { get; private set; }

        public async ValueTask<Answer> TryAsync(CancellationToken cancellationToken)
        {
            var options = polite.options;
            if (await gate.EnterAsync(Pause(), options.MaxWait, cancellationToken) is { } closed)
                return new Answer.Refused($"{gate.Host} has asked to be left alone for a while; {closed:hh\\:mm\\:ss} of it are left.", RetryAfter: closed);
            Count++;
            try
            {
                var answer = await polite.exchange.SendAsync(call, cancellationToken);
                // What a host says to one source goes for all that ask it.
                if (answer is Answer.Refused { RetryAfter: { } wait })
                    gate.Close(wait);
                else if (answer is Answer.Refused { Status: 429 })
                    gate.Close(options.RetryDelay);
                return answer;
            }
            finally
            {
                gate.Leave();
            }
        }

        /// <summary>The longest that the operator, the host's robots.txt or the source asks for.</summary>
        private TimeSpan Pause() => new[] { polite.options.DelayPerHost, call.Pause, call.Asked.Delay }.Max();
    }
}
