using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Jobs.LeadTimes;

/// <summary>One group of lead times for programs. Days have at most two decimals; null where nothing counts.</summary>
/// <param name="Keys">What the group has in common, by the words of the keys; null where nothing tells it.</param>
/// <param name="Usable">Of how many all measures are.</param>
/// <param name="Judged">Of how many a legal minimum is known; below_minimum is one of these.</param>
/// <param name="Excluded">The other notices, each under the first reason that holds.</param>
/// <param name="Awards">To whom its calls were awarded, whether their lead times count or not.</param>
/// <param name="Biased">What the figures would be together with notices that were not seen new; null where there are none.</param>
public sealed record LeadTimeRecord(
    IReadOnlyDictionary<string, string?> Keys, int Notices, int Usable, double? MeanDays, double? MedianDays, double? P10Days, double? P90Days,
    double? MeanWorkingDays, double? MedianWorkingDays, MovedRecord Moved, int Judged, int BelowMinimum,
    IReadOnlyDictionary<string, int> Excluded, AwardsRecord Awards, BiasedRecord? Biased)
{
    public static LeadTimeRecord Of(LeadTimeGroup group, IReadOnlyList<LeadTimeKey> keys, IReadOnlyDictionary<string, NamedBody> bodies)
    {
        var figure = group.Figure();
        return new LeadTimeRecord(
            keys.Select((key, at) => (Word: LeadTimeKeys.Word(key), Value: LeadTimeCsv.Key(key, group.Keys[at], bodies))).ToDictionary(pair => pair.Word, pair => pair.Value),
            figure.Notices, figure.Usable,
            Days(figure.MeanDays), Days(figure.MedianDays), Days(figure.P10Days), Days(figure.P90Days),
            Days(figure.MeanWorkingDays), Days(figure.MedianWorkingDays),
            MovedRecord.Of(figure.Moved), figure.Judged, figure.BelowMinimum,
            figure.Excluded.ToDictionary(count => LeadTimeExclusions.Word(count.Reason), count => count.Notices),
            AwardsRecord.Of(figure.Awards),
            figure.Biased is { } biased
                ? new BiasedRecord(BiasedRecord.Why, biased.Usable, Days(biased.MeanDays)!.Value, Days(biased.MedianDays)!.Value, MovedRecord.Of(biased.Moved)) : null);
    }

    /// <summary>As pages, the API and exports show days: with two decimals. A decimal has fewer digits than what a division leaves behind.</summary>
    public static double? Days(double? days) => days is { } known ? (double)Math.Round((decimal)known, 2, MidpointRounding.AwayFromZero) : null;
}

/// <summary>Deadlines that were moved.</summary>
/// <param name="Notices">Whose deadline was moved, once or more often.</param>
/// <param name="Times">How often in all.</param>
/// <param name="MeanDays">From the first to the last deadline of these.</param>
/// <param name="MeanFinalDays">From publication to the last deadline, of all notices that have one.</param>
public sealed record MovedRecord(int Notices, int Times, double? MeanDays, double? MeanFinalDays)
{
    internal static MovedRecord Of(MovedDeadlines moved) =>
        new(moved.Notices, moved.Moves, LeadTimeRecord.Days(moved.MeanDays), LeadTimeRecord.Days(moved.MeanFinalDays));
}

/// <summary>To whom calls were awarded. Small winners are micro, small and medium firms; a share of them is one of the winners with a size.</summary>
/// <param name="Calls">That are awarded.</param>
/// <param name="CallsWithSize">Of which the source says the size of at least one winner.</param>
/// <param name="Winners">That these calls name: each firm once a call, however many lots it won.</param>
/// <param name="WinnersWithSize">Of which the source says the size.</param>
public sealed record AwardsRecord(int Calls, int CallsWithSize, int Winners, int WinnersWithSize, int SmallWinners)
{
    internal static AwardsRecord Of(AwardFigure awards) =>
        new(awards.Calls, awards.CallsSized, awards.Winners, awards.Sized, awards.SmallFirms);
}

/// <summary>Figures that are too high, with the reason why.</summary>
/// <param name="Label">To be shown wherever one of the figures is.</param>
public sealed record BiasedRecord(string Label, int Usable, double MeanDays, double MedianDays, MovedRecord Moved)
{
    internal const string Why = "biased: counts notices that were open already when their source was first watched, which are more likely to be long";
}

/// <summary>Lead times as JSON Lines.</summary>
[JsonSerializable(typeof(LeadTimeRecord))]
internal sealed partial class LeadTimeJson : JsonSerializerContext
{
    public static LeadTimeJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

public sealed class LeadTimeJsonLines(Stream output)
{
    public void Write(LeadTimeAnswer answer, IReadOnlyDictionary<string, NamedBody> bodies)
    {
        foreach (var group in answer.Groups)
        {
            JsonSerializer.Serialize(output, LeadTimeRecord.Of(group, answer.Query.By, bodies), LeadTimeJson.Lines.LeadTimeRecord);
            output.WriteByte((byte)'\n');
        }

        output.Flush();
    }
}
