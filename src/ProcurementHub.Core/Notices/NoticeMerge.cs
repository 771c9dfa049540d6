using ProcurementHub.Core.Classification;

namespace ProcurementHub.Core.Notices;

/// <summary>Lays a partial observation over what is already known of the notice.</summary>
public static class NoticeMerge
{
    /// <summary>
    /// What <paramref name="partial"/> says, and where it says nothing, what <paramref name="known"/> said.
    /// A partial deadline counts as said only when it is usable: a result row without a schedule does not
    /// take back the deadline of the detail page.
    /// </summary>
    public static NoticeContent Over(NoticeContent known, NoticeContent partial) => partial with
    {
        Ocid = partial.Ocid ?? known.Ocid,
        ProcedureCode = partial.ProcedureCode ?? known.ProcedureCode,
        Call = partial.Call ?? known.Call,
        Entity = partial.Entity is null || (known.Entity?.IsIdentified == true && !partial.Entity.IsIdentified)
            ? known.Entity
            : partial.Entity,
        Title = CutText.IsCutOff(partial.Title, known.Title) ? known.Title : partial.Title,
        Description = partial.Description is null || CutText.IsCutOff(partial.Description, known.Description)
            ? known.Description
            : partial.Description,
        Category = partial.Category == ProcurementCategory.Unknown || IsConsultingByCode(known, partial) ? known.Category : partial.Category,
        ProcedureType = partial.ProcedureType ?? known.ProcedureType,
        Status = partial.Status == NoticeStatus.Unknown ? known.Status : partial.Status,
        Published = partial.Published ?? known.Published,
        ConsultationsUntil = partial.ConsultationsUntil ?? known.ConsultationsUntil,
        Deadline = partial.Deadline.At is null ? known.Deadline : partial.Deadline,
        Amount = partial.Amount.State == AmountState.NotGiven
            || (partial.Amount.State == AmountState.Hidden && known.Amount.State == AmountState.Hidden)
                ? known.Amount
                : partial.Amount,
        Restart = Restarted(known.Restart, partial.Restart),
        SmeReserved = partial.SmeReserved ?? known.SmeReserved,
        Url = partial.Url ?? known.Url,
        Regions = partial.Regions.All(place => SaysNoMore(place, known.Regions)) ? known.Regions : partial.Regions,
        Sectors = partial.Sectors.Count == 0 || LacksCodes(known, partial) ? known.Sectors : partial.Sectors,
        Classifications = partial.Classifications.Count == 0 ? known.Classifications : partial.Classifications,
        Schedule = partial.Schedule.Count == 0 ? known.Schedule : partial.Schedule,
        Documents = partial.Documents.Count == 0 ? known.Documents : partial.Documents,
        Winners = partial.Winners ?? known.Winners,
    };

    /// <summary>
    /// Who won stays known: a document that names no winner, such as that of the call itself, takes none back. Of several
    /// that do the last one counts, since it may correct the one before.
    /// </summary>
    public static NoticeContent KeepWinners(NoticeContent known, NoticeContent whole) =>
        whole.Winners is null && known.Winners is not null ? whole with { Winners = known.Winners } : whole;

    /// <summary>A row names the stage only; the day of that same restart stays known.</summary>
    private static Restart? Restarted(Restart? known, Restart? partial) =>
        partial is { At: null } && known is not null && (partial.FromStage is null || partial.FromStage == known.FromStage)
            ? known
            : partial ?? known;

    /// <summary>What was concluded from codes stands until there are other codes; a row without them can only guess.</summary>
    private static bool LacksCodes(NoticeContent known, NoticeContent partial) =>
        partial.Classifications.Count == 0 && known.Classifications.Count > 0;

    private static bool IsConsultingByCode(NoticeContent known, NoticeContent partial) =>
        known.Category == ProcurementCategory.Consulting && partial.Category == ProcurementCategory.Services && LacksCodes(known, partial);

    /// <summary>
    /// A result list names the department of a place whose district the detail page knows, or the first words of a
    /// text that names it; and an entity's seat only stands in for a place that is not told.
    /// </summary>
    private static bool SaysNoMore(PlaceOfExecution shown, IReadOnlyList<PlaceOfExecution> known) =>
        known.Any(place => place.Trust > shown.Trust
            || (place.Basis == shown.Basis && RegionTree.Standard.IsWithin(place.Code, shown.Code)));
}
