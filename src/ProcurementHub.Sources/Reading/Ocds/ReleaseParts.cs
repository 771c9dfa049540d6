using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>The members of a release that are read, found in one walk. What is missing is undefined.</summary>
internal readonly struct ReleaseParts
{
    public ReleaseParts(JsonElement release)
    {
        Whole = release;
        if (release.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in release.EnumerateObject())
        {
            var name = JsonNames.Of(member);
            if (name.SequenceEqual("ocid"u8))
                Ocid = member.Value;
            else if (name.SequenceEqual("date"u8))
                Date = member.Value;
            else if (name.SequenceEqual("tag"u8))
                Tag = member.Value;
            else if (name.SequenceEqual("tender"u8))
                Tender = member.Value;
            else if (name.SequenceEqual("planning"u8))
                Planning = member.Value;
            else if (name.SequenceEqual("buyer"u8))
                Buyer = member.Value;
            else if (name.SequenceEqual("parties"u8))
                Parties = member.Value;
            else if (name.SequenceEqual("awards"u8))
                Awards = member.Value;
            else if (name.SequenceEqual("contracts"u8))
                Contracts = member.Value;
            else if (name.SequenceEqual("url"u8))
                Url = member.Value;
        }
    }

    public JsonElement Whole { get; }

    public JsonElement Ocid { get; }

    public JsonElement Date { get; }

    public JsonElement Tag { get; }

    public JsonElement Tender { get; }

    public JsonElement Planning { get; }

    public JsonElement Buyer { get; }

    public JsonElement Parties { get; }

    public JsonElement Awards { get; }

    public JsonElement Contracts { get; }

    public JsonElement Url { get; }

    public bool HasTender => JsonValues.IsFilled(Tender);

    public bool HasPlanning => JsonValues.IsFilled(Planning);

    /// <summary>An entry of a record's history that names the release's address instead of holding it.</summary>
    public bool IsLink =>
        Url.ValueKind == JsonValueKind.String && !HasTender && !HasPlanning && Ocid.ValueKind == JsonValueKind.Undefined;
}
