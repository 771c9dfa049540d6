using ProcurementHub.Core.Classification;

namespace ProcurementHub.Core.Notices;

/// <summary>Brings together what a notice says of itself and what a list of items says of it: codes only ever come to others.</summary>
public static class ItemMerge
{
    /// <summary>The notice with codes that come to those it has. What was guessed from its title gives way to what they tell.</summary>
    public static NoticeContent Add(NoticeContent notice, IReadOnlyList<ClassificationCode> codes)
    {
        List<ClassificationCode> all = [.. notice.Classifications.Concat(codes).DistinctBy(code => (code.Scheme, code.Id))];
        if (all.Count == 0)
            return notice;
        var sectors = SectorResolver.Standard.Resolve(
            all.Select(code => ((string?)code.Scheme, (string?)code.Id)), (string?)null, notice.Category == ProcurementCategory.Works);
        return notice with { Classifications = all, Sectors = sectors.Count == 0 ? notice.Sectors : sectors };
    }

    /// <summary>A notice as it is told anew, by a document that does not tell of its items: those that are known stay.</summary>
    public static NoticeContent Keep(NoticeContent known, NoticeContent told) =>
        Add(told with { Classifications = known.Classifications }, told.Classifications);
}
