using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ProcurementHub.Web.Api;

/// <summary>
/// Where a list goes on: behind the last item that was given, and not at a number, so that what comes in meanwhile
/// neither repeats an item nor skips one. It belongs to one question and says so.
/// </summary>
/// <param name="Place">What the list itself needs to find its place.</param>
/// <param name="Found">How many the first page found; null where nobody counts.</param>
internal sealed record ApiCursor(string Place, int? Found, bool IsExact)
{
    private const char Divider = '\n';
    private const int LongestText = 600;

    /// <param name="question">All that was asked for, without the cursor and the size of a page.</param>
    public string Write(string question) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Join(
        Divider, Mark(question), Found?.ToString(CultureInfo.InvariantCulture) ?? "", IsExact ? "1" : "0", Place)));

    /// <summary>Null where it is none of ours, or one of another question.</summary>
    public static ApiCursor? Read(string text, string question)
    {
        if (text.Length > LongestText || Decoded(text) is not { } decoded || decoded.Split(Divider, 4) is not [var mark, var found, var exact, var place])
            return null;
        int? count = int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return mark == Mark(question) ? new ApiCursor(place, count, exact == "1") : null;
    }

    private static string? Decoded(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Mark(string question) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 6));
}
