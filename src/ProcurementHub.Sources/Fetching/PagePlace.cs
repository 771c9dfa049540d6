using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Fetching;

/// <summary>The page that was handed over last, with all that hangs on it: "page 7 of 12" or "page 7, https://...".</summary>
/// <param name="Last">Number of the last page, where the pages say so.</param>
/// <param name="Address">Null where the number is enough to ask for it again.</param>
internal sealed partial record PagePlace(int Number, int? Last = null, Uri? Address = null)
{
    public static PagePlace? Parse(string? text)
    {
        if (text is null || Written().Match(text) is not { Success: true } match || Whole(match.Groups["number"]) is not { } number)
            return null;
        var address = match.Groups["address"] is { Success: true } written ? Address(written.Value) : null;
        return new PagePlace(number, Whole(match.Groups["last"]), address);
        static Uri? Address(string value) => Uri.TryCreate(value, UriKind.Absolute, out var found) ? found : null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"page {Number}{(Last is null ? "" : $" of {Last}")}{(Address is null ? "" : $", {Address.AbsoluteUri}")}");

    /// <summary>The portal has no such page any more: what is behind it is found only from the beginning.</summary>
    public static bool IsGone(FetchResult result) =>
        result is FetchResult.Failed { HttpStatus: >= 400 and < 500 and not (408 or 429) };

    private static int? Whole(Group group) =>
        group.Success && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^page (?<number>\d+)(?: of (?<last>\d+))?(?:, (?<address>\S+))?$")]
    private static partial Regex Written();
}
