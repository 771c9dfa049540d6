using ProcurementHub.Jobs.Collecting;
using Spectre.Console;

namespace ProcurementHub.Host.CommandLine;

/// <summary>Shows a person at a terminal how far long work is; says nothing in a pipe.</summary>
internal static class Progress
{
    public static Task<T> WhileAsync<T>(Terminal terminal, Func<IProgress<CollectProgress>?, Task<T>> work) =>
        WhileAsync(terminal, value => $"{value.Source}: {value.Documents} documents, {value.Records} records; {value.Document}", work);

    public static Task<T> WhileAsync<T, TStep>(Terminal terminal, Func<TStep, string> say, Func<IProgress<TStep>?, Task<T>> work)
    {
        if (!terminal.Errors.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
            return work(null);
        return terminal.Errors.Status().StartAsync("...", status => work(new Line<TStep>(status, say)));
    }

    private sealed class Line<TStep>(StatusContext status, Func<TStep, string> say) : IProgress<TStep>
    {
        public void Report(TStep value) => status.Status(Markup.Escape(say(value)));
    }
}
