using System.Buffers;

namespace ProcurementHub.Core.Classification;

/// <summary>
/// The little grammar of titles that tells what is bought from whom and what it is for. The first trade named is the
/// object; what stands beside it counts only in a list ("vestuario y calzado"), not as its complement
/// ("construcción de la sede del club de pesca") nor after "para" ("uniformes para personal de limpieza").
/// </summary>
internal static class TitleGrammar
{
    /// <summary>A list names its things one after the other; further apart it is another sentence. In UTF-16 units.</summary>
    private const int WidestStep = 60;

    private static readonly SearchValues<char> listSigns = SearchValues.Create(",;/+&");

    private static readonly SearchValues<string> listWords =
        SearchValues.Create([" y ", " e ", " o ", " and ", " or "], StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the title begins to say what for; beyond its end where it does not.</summary>
    internal static int PurposeOf(string title)
    {
        var purpose = title.IndexOf(" para ", StringComparison.OrdinalIgnoreCase);
        return purpose < 0 ? int.MaxValue : purpose;
    }

    /// <summary>Whether what begins at the second place is listed beside what begins at the first.</summary>
    internal static bool IsListed(string title, int first, int second)
    {
        // Two trades by one word, such as an ambulance: medical and a vehicle.
        if (second <= first) return true;
        var between = title.AsSpan(first..second);
        return between.Length <= WidestStep && (between.ContainsAny(listSigns) || between.ContainsAny(listWords));
    }
}
