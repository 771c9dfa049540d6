using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>A workbook with the first rows of each sheet, and of the texts that cells share those that they name.</summary>
internal static partial class WorkbookPiece
{
    public static byte[] Of(byte[] whole, int rows)
    {
        var parts = ZipParts.Unpack(whole)!;
        var shared = -1;
        for (var at = 0; at < parts.Count; at++)
        {
            if (!parts[at].Name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
                continue;
            var sheet = Cut(Encoding.UTF8.GetString(parts[at].Bytes), "</row>", rows, "</sheetData>");
            parts[at] = parts[at] with { Bytes = Encoding.UTF8.GetBytes(sheet) };
            shared = SharedText().Matches(sheet).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Append(shared).Max();
        }

        var texts = parts.FindIndex(part => part.Name == "xl/sharedStrings.xml");
        if (texts >= 0)
            parts[texts] = parts[texts] with { Bytes = Encoding.UTF8.GetBytes(Cut(Encoding.UTF8.GetString(parts[texts].Bytes), "</si>", shared + 1, "</sst>")) };
        return ZipParts.Pack(parts);
    }

    /// <summary>All up to the end of the count-th element, and what comes after the last one.</summary>
    private static string Cut(string text, string end, int count, string after)
    {
        var at = 0;
        while (count-- > 0)
        {
            var next = text.IndexOf(end, at, StringComparison.Ordinal);
            if (next < 0)
                return text;
            at = next + end.Length;
        }

        var rest = text.IndexOf(after, at, StringComparison.Ordinal);
        return rest < 0 ? text : string.Concat(text.AsSpan(0, at), text.AsSpan(rest));
    }

    [GeneratedRegex(" t=\"s\"[^>]*><v>([0-9]{1,9})</v>")]
    private static partial Regex SharedText();
}
