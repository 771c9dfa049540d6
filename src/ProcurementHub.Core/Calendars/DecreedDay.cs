using System.Globalization;

namespace ProcurementHub.Core.Calendars;

/// <summary>How sure a rule of law is.</summary>
public enum LegalConfidence
{
    /// <summary>Read in the text of the rule, or in what its issuer says of it.</summary>
    Confirmed,

    /// <summary>As several newspapers quote the official gazette.</summary>
    Reported,

    /// <summary>Customary, or held to be so; nobody has found the text.</summary>
    Unconfirmed,
}

/// <summary>A day that a decree makes a non-working one, once.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Scope">"public" for the public sector, "all" for everybody. Both count: it is public bodies that publish.</param>
public sealed record DecreedDay(string Country, DateOnly Day, string Scope, LegalConfidence Confidence, string Citation)
{
    private const string Header = "country,day,scope,confidence,citation";

    /// <summary>A file with the header <c>country,day,scope,confidence,citation</c>; lines that begin with # are notes.</summary>
    public static Parsed<IReadOnlyList<DecreedDay>> Read(TextReader lines) => RuleFile.Read(lines, Header, line => Of(line.Split(',', 5)));

    private static Parsed<DecreedDay> Of(string[] cells)
    {
        if (cells.Length < 5 || cells[4].Length == 0)
            return Parsed.Failed<DecreedDay>("has fewer than five cells; the last names the decree.");
        if (cells[0] is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            return Parsed.Failed<DecreedDay>($"'{cells[0]}' is not a country such as PE.");
        if (!DateOnly.TryParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Parsed.Failed<DecreedDay>($"'{cells[1]}' is not a day such as 2026-01-02.");
        if (cells[2] is not ("public" or "all"))
            return Parsed.Failed<DecreedDay>($"'{cells[2]}' is neither public nor all.");
        return LegalConfidences.Of(cells[3]) is { } confidence
            ? Parsed.Of(new DecreedDay(cells[0], day, cells[2], confidence, cells[4]))
            : Parsed.Failed<DecreedDay>($"'{cells[3]}' is none of confirmed, reported and unconfirmed.");
    }
}

/// <summary>The words of data files.</summary>
public static class LegalConfidences
{
    /// <summary>Null for any other word.</summary>
    public static LegalConfidence? Of(string word) => word switch
    {
        "confirmed" => LegalConfidence.Confirmed,
        "reported" => LegalConfidence.Reported,
        "unconfirmed" => LegalConfidence.Unconfirmed,
        _ => null,
    };
}
