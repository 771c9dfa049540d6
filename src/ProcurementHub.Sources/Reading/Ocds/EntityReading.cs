using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// The entity: who runs the procedure (procuringEntity), else who buys. Its code is the identifier of its
/// entry in parties[]; where that is missing or half empty, the id itself when it begins with its scheme
/// (PE-CONSUCODE-2439). additionalIdentifiers are never its code, so that one publisher's entities all have
/// codes of one scheme; they say what other registers call it.
/// </summary>
internal static class EntityReading
{
    private static readonly SearchValues<char> RegisterSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    public static void Read(in ReleaseParts release, OcdsSettings settings, SourceRecord record)
    {
        var named = ReferenceOf(release, out var party);
        if (named.ValueKind != JsonValueKind.Object && party.ValueKind != JsonValueKind.Object)
            return;

        var (scheme, id) = CodeOf(party) ?? CodeOf(named) ?? default;
        record.Add(FieldNames.EntityScheme, scheme);
        record.Add(FieldNames.EntityId, id);
        record.Add(FieldNames.EntityName, NameOf(named) ?? NameOf(party));
        foreach (var other in JsonValues.ObjectsOf(JsonValues.Member(party, "additionalIdentifiers"u8)))
        {
            if (JsonValues.TextOf(JsonValues.Member(other, "scheme"u8)) is { } register && JsonValues.TextOf(JsonValues.Member(other, "id"u8)) is { } number)
                record.AddEntityCode(new CodeText(register, number, null));
        }

        var seat = PlaceText.Of(JsonValues.Member(party, "address"u8), settings);
        if (seat.IsEmpty)
            seat = PlaceText.Of(JsonValues.Member(named, "address"u8), settings);
        seat.AddAsSeat(record);
    }

    private static JsonElement ReferenceOf(in ReleaseParts release, out JsonElement party)
    {
        var procuring = JsonValues.Member(release.Tender, "procuringEntity"u8);
        var isProcuring = IsNamed(procuring);
        var reference = isProcuring ? procuring : IsNamed(release.Buyer) ? release.Buyer : default;
        var id = JsonValues.TextOf(JsonValues.Member(reference, "id"u8));

        // By id where the reference has one; else by role, which names one party only.
        party = id is not null ? PartyWithId(release.Parties, id) : default;
        if (party.ValueKind == JsonValueKind.Undefined && id is null)
        {
            if (isProcuring || reference.ValueKind == JsonValueKind.Undefined)
                party = PartyWithRole(release.Parties, "procuringEntity");
            if (party.ValueKind == JsonValueKind.Undefined)
                party = PartyWithRole(release.Parties, "buyer");
            if (NameOf(reference) is { } name && NameOf(party) is { } partyName && !AreTheSame(name, partyName))
                party = default;
        }

        return reference;
    }

    private static bool AreTheSame(string name, string other) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(
            name, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols) == 0;

    private static JsonElement PartyWithId(JsonElement parties, string id)
    {
        foreach (var party in JsonValues.ObjectsOf(parties))
        {
            if (JsonValues.IsText(JsonValues.Member(party, "id"u8), id))
                return party;
        }

        return default;
    }

    private static JsonElement PartyWithRole(JsonElement parties, string role)
    {
        foreach (var party in JsonValues.ObjectsOf(parties))
        {
            if (HasRole(party, role))
                return party;
        }

        return default;
    }

    private static bool HasRole(JsonElement party, string role) =>
        JsonValues.TextsOf(JsonValues.Member(party, "roles"u8)).Contains(role, StringComparer.Ordinal);

    private static bool IsNamed(JsonElement reference) =>
        JsonValues.HasText(JsonValues.Member(reference, "name"u8)) || JsonValues.HasText(JsonValues.Member(reference, "id"u8));

    private static string? NameOf(JsonElement reference) => JsonValues.TextOf(JsonValues.Member(reference, "name"u8));

    private static (string? Scheme, string Id)? CodeOf(JsonElement reference)
    {
        var identifier = JsonValues.Member(reference, "identifier"u8);
        var scheme = JsonValues.TextOf(JsonValues.Member(identifier, "scheme"u8));
        var code = JsonValues.TextOf(JsonValues.Member(identifier, "id"u8));
        if (scheme is not null && code is not null)
            return (scheme, code);

        var id = JsonValues.TextOf(JsonValues.Member(reference, "id"u8));
        if (id is not null && LengthOfScheme(id) is var length and > 0)
            return (id[..length], id[(length + 1)..]);

        // An identifier without a scheme is the official number; a bare id is the publisher's own.
        // Whose, the definition may say.
        return (code ?? id) is { } bare ? (null, bare) : null;
    }

    /// <summary>
    /// As org-id.guide writes them: country, register, number. The country has three letters in Nigeria.
    /// </summary>
    /// <returns>Up to the dash before the number; 0 where the id is not written so.</returns>
    private static int LengthOfScheme(string id)
    {
        var country = id.AsSpan().IndexOf('-');
        if (country is not (2 or 3) || id.AsSpan(0, country).IndexOfAnyExceptInRange('A', 'Z') >= 0)
            return 0;
        var register = id.AsSpan(country + 1).IndexOf('-');
        var hasNumber = register > 0 && country + 1 + register + 1 < id.Length;
        return hasNumber && char.IsAsciiLetterUpper(id[country + 1]) && id.AsSpan(country + 1, register).IndexOfAnyExcept(RegisterSigns) < 0
            ? country + 1 + register
            : 0;
    }
}
