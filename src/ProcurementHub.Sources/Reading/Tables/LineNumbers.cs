using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Reading.Tables;

/// <summary>
/// Gives lines without a number a name of their own that the next version of the document gives them too: made
/// of their words, and of how many such lines came before, since the same line may rightly stand there twice.
/// </summary>
internal sealed class LineNumbers(IReadOnlyList<string> fields)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public void Number(SourceRecord record)
    {
        var words = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words(record))).AsSpan(0, 8));
        var number = seen[words] = seen.GetValueOrDefault(words) + 1;
        record.Add(FieldNames.Line, string.Create(CultureInfo.InvariantCulture, $"{words}-{number}"));
    }

    private string Words(SourceRecord record)
    {
        var words = new StringBuilder();
        foreach (var field in fields)
        {
            words.Append('\u001f');
            if (field == FieldNames.Code)
                words.AppendJoin(' ', record.Codes.Select(code => code.Id));
            else
                words.Append(Folding.Fold(record[field]));
        }

        return words.ToString();
    }
}
