using System.Security.Cryptography;
using System.Text;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Fetching;

/// <summary>The document about one notice, as a row of a list leads to it.</summary>
/// <param name="RowHash">32 bytes, of all that the row says: while that stays, the document is looked at only now and then.</param>
public sealed record LinkedPage(string Url, byte[] RowHash)
{
    internal static byte[] HashOf(SourceRecord row)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in row.Fields)
            text.Append(name).Append('\n').Append(value).Append('\n');
        // Records write themselves with all they hold.
        text.AppendJoin('\n', row.Codes).AppendJoin('\n', row.Stages).AppendJoin('\n', row.Documents);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}

/// <returns>The addresses of those that need not be asked for: read less than <paramref name="refresh"/> ago, behind a row that said the same.</returns>
public delegate ValueTask<IReadOnlySet<string>> FindFresh(IReadOnlyList<LinkedPage> pages, TimeSpan refresh, CancellationToken cancellationToken);
