using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProcurementHub.Tests.Jobs.Scheduling;

internal sealed record LoggedLine(LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Values, Exception? Failure);

/// <summary>Keeps what is logged, with the values that a log in JSON would hold.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<LoggedLine> lines = [];

    public IReadOnlyList<LoggedLine> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(new LoggedLine(
            logLevel, formatter(state, exception),
            (state as IReadOnlyList<KeyValuePair<string, object?>> ?? []).ToDictionary(value => value.Key, value => value.Value), exception));

    public void Dispose()
    {
    }
}
