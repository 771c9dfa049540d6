using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Digests.Wording;

namespace ProcurementHub.Host.Output;

/// <param name="WatchedDays">Of the days that were counted, those since the hub began to read sources.</param>
/// <param name="Late">Sources whose latest notices are not in the count.</param>
internal sealed record VolumeRow(
    DateOnly From, DateOnly To, int New, int Changed, bool Estimate, bool Runaway, int BusiestDay, int WatchedDays,
    IReadOnlyList<VolumeWeek> Weeks, IReadOnlyList<VolumeExample> Examples, IReadOnlyList<string> Late, int? PlannedAhead, int? PlannedNews);

internal sealed record VolumeWeek(DateOnly From, DateOnly To, int New, int Changed);

internal sealed record VolumeExample(string Key, string Title, bool Change, DateTimeOffset Observed, string Reasons);

internal static class VolumeReport
{
    internal static void Write(Terminal terminal, PreviewedVolume volume)
    {
        var weeks = volume.Weeks.Select(week => new VolumeWeek(week.First, week.Last, week.New, week.Changed)).ToList();
        var examples = volume.Examples
            .Select(notice => new VolumeExample(notice.Key.ToString(), notice.Content.Title, notice.IsChange, notice.ObservedAt, ReasonText.Of(notice.Reasons, "en")))
            .ToList();
        terminal.Row(
            new VolumeRow(
                volume.First, volume.Last, volume.New, volume.Changed, volume.IsEstimate, volume.IsRunaway, volume.BusiestDay, volume.WatchedDays,
                weeks, examples, [.. volume.Sources.Late.Select(source => source.Title)],
                volume.Planned?.Lines, volume.Planned?.News),
            HubJson.Lines.VolumeRow);

        terminal.Say($"{(volume.IsEstimate ? "About " : "")}{volume.New} new and {volume.Changed} changed notices from {Day(volume.First)} to {Day(volume.Last)}.");
        terminal.Table(["week", "new#", "changed#"], weeks.Select(week => (IReadOnlyList<string>)[$"{Day(week.From)} to {Day(week.To)}", Number(week.New), Number(week.Changed)]));
        foreach (var example in examples)
            terminal.Say($"{example.Key}: {example.Title}{Environment.NewLine}   {(example.Change ? "changed" : "new")}; {example.Reasons}");
        if (volume.Planned is { } planned)
            terminal.Say($"{(planned.IsEstimate ? "About " : "")}{planned.Lines} planned purchases in annual plans from this month on; {planned.News} of them came in or changed in these days.");
        if (volume.IsRunaway)
            terminal.Note($"{volume.BusiestDay} on one day are more than a digest takes.");
        if (volume.WatchedSince is null)
            terminal.Note("No source has been read yet: there is nothing to count from.");
        else if (volume.IsYoung)
            terminal.Note($"The hub has only watched for {volume.WatchedDays} of these {SubscriptionPreview.Days} days.");
        if (volume.Sources.Late.Count > 0)
            terminal.Note($"Not read in time, so that something may be missing: {string.Join(", ", volume.Sources.Late.Select(source => source.Title))}.");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
