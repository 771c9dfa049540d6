using ProcurementHub.Jobs.Collecting;
using Spectre.Console;

namespace ProcurementHub.Host.CommandLine;

/// <summary>Shows a person at a terminal how far long work is; says nothing in a pipe.</summary>
internal static class Progress
{
    public static Task<T> WhileAsync<T>(Terminal terminal, Func<IProgress<CollectProgress>?, Task<T>> work)
    {
        if (!terminal.Errors.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
            return work(null);
        return terminal.Errors.Status().StartAsync("...", status => work(new Line(status)));
    }

    private sealed class Line(StatusContext status) : IProgress<CollectProgress>
    {
        public void Report(CollectProgress value) =>
            status.Status($"{Markup.Escape(value.Source)}: {value.Documents} documents, {value.Records} records; {Markup.Escape(value.Document)}");
    }
}
