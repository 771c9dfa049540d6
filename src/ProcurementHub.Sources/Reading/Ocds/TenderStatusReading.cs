using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// The word for how the tender stands. Peru gives no tender.status, so what else the release says must do;
/// and a status that still promises an opportunity is not believed where a contract is there (Nigeria and
/// Mexico leave "active" and "planned" standing on tenders contracted years ago).
/// </summary>
internal static class TenderStatusReading
{
    // The first that any item has counts: one item still open keeps the tender open.
    private static readonly string[] ItemWords = ["active", "complete", "unsuccessful", "cancelled", "withdrawn", "planned"];

    public static string? WordOf(in ReleaseParts release, in TenderParts tender, ReleaseTags tags)
    {
        var status = JsonValues.TextOf(tender.Status);
        if (tags.Has("tenderCancellation"))
            return "cancelled";
        var isContracted = JsonValues.IsFilledList(release.Contracts);
        if (status is not null)
            return isContracted && status is "planned" or "planning" or "active" ? "awarded" : status;
        if (isContracted || HasStandingAward(release.Awards) || tags.Has("award") || tags.Has("contract"))
            return "awarded";
        return tags.OnlyPlanning ? "planned" : ItemsWord(tender.Items);
    }

    private static bool HasStandingAward(JsonElement awards)
    {
        foreach (var award in JsonValues.ObjectsOf(awards))
        {
            if (IsStanding(award))
                return true;
        }

        return false;
    }

    public static bool IsStanding(JsonElement award) =>
        JsonValues.TextOf(JsonValues.Member(award, "status"u8)) is not ("cancelled" or "unsuccessful");

    private static string? ItemsWord(JsonElement items)
    {
        var found = ItemWords.Length;
        foreach (var item in JsonValues.ObjectsOf(items))
        {
            var place = Array.IndexOf(ItemWords, JsonValues.TextOf(JsonValues.Member(item, "status"u8)));
            if (place >= 0)
                found = Math.Min(found, place);
        }

        return found < ItemWords.Length ? ItemWords[found] : null;
    }
}
