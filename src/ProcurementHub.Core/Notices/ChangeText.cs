using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;

namespace ProcurementHub.Core.Notices;

/// <summary>
/// The two sides of a change as text: ISO 8601 instants, invariant numbers, codes. Null means that there
/// was nothing. Pages and mails turn these into the reader's language.
/// </summary>
internal static class ChangeText
{
    public static string? Of(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string? Of(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>How the deadline was found. When there is one before and after, the way to it is no matter.</summary>
    public static string? Of(Deadline deadline) =>
        deadline.At is not null || deadline.Basis == DeadlineBasis.NotInSource ? null : NoticeWords.Of(deadline.Basis);

    public static string? Of(bool? flag) => flag switch { true => "true", false => "false", null => null };

    public static string? Of(EntityReference? entity) => entity switch
    {
        null => null,
        { IsIdentified: true } => $"{entity.Scheme}:{entity.Id} {entity.Name}",
        _ => entity.Name,
    };

    public static string? Of(Amount amount) => amount.State switch
    {
        AmountState.Published => string.Create(CultureInfo.InvariantCulture, $"{amount.Value:0.00} {amount.Currency}").TrimEnd(),
        AmountState.Hidden => "hidden",
        _ => null,
    };

    public static string? Of(Restart? restart) =>
        restart is null ? null : $"{Of(restart.At)} {restart.FromStage}".Trim();

    /// <summary>Each size that there is, with how many have it: "5; micro 2; large 1".</summary>
    public static string? Of(Winners? winners)
    {
        if (winners is null)
            return null;
        (string Word, int Count)[] sizes =
            [("micro", winners.Micro), ("small", winners.Small), ("medium", winners.Medium), ("sme", winners.Sme), ("large", winners.Large)];
        return string.Join("; ", sizes.Where(size => size.Count > 0).Select(size => $"{size.Word} {Of(size.Count)}").Prepend(Of(winners.Count)));
    }

    public static string? Of(ProcurementCategory category) =>
        category == ProcurementCategory.Unknown ? null : NoticeWords.Of(category);

    public static string? Of(NoticeStatus status) =>
        status == NoticeStatus.Unknown ? null : NoticeWords.Of(status);

    public static string? Of(IReadOnlyList<PlaceOfExecution> regions) => Joined(regions.Select(region => region.Code));

    public static string? Of(IReadOnlyList<SectorAssignment> sectors) => Joined(sectors.Select(sector => sector.Sector));

    public static string? Of(IReadOnlyList<ClassificationCode> codes) => Joined(codes.Select(code => $"{code.Scheme}:{code.Id}"));

    public static string? Of(IReadOnlyList<ScheduleStage> stages) =>
        Joined(stages.Select(stage => $"{stage.Name} {Of(stage.Start)}/{Of(stage.End)}"), sort: false);

    public static string? Of(IReadOnlyList<AttachedDocument> documents) =>
        Joined(documents.Select(document => document.Title ?? document.Url), sort: false);

    // Publishers reorder lists from one day to the next; the order of codes is no change.
    private static string? Joined(IEnumerable<string> parts, bool sort = true)
    {
        var list = sort ? parts.Distinct().Order(StringComparer.Ordinal).ToList() : parts.ToList();
        return list.Count == 0 ? null : string.Join("; ", list);
    }
}
