using System.Runtime.CompilerServices;
using System.Text;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>Walks the top level of a document: one object or several, in a list or after each other.</summary>
internal sealed class OcdsDocument(JsonWindow window, OcdsSettings settings)
{
    private readonly OcdsObjectWalk walk = new(window, settings);
    private int openLists;
    private int objects;
    private bool hadList;

    public async IAsyncEnumerable<ReadItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await window.PeekAsync(cancellationToken) is >= 0 and var next)
        {
            if (next == '[' || (next == ']' && openLists > 0))
            {
                openLists += next == '[' ? 1 : -1;
                hadList = true;
                window.Skip(1);
                continue;
            }

            if (next != '{')
            {
                yield return new ReadItem.Broken(DescribeForeign());
                yield break;
            }

            objects++;
            var position = Position;
            await foreach (var item in walk.ReadAsync(position, cancellationToken))
                yield return item;
            if ((walk.Broken ?? walk.Foreign) is not { } reason)
                continue;

            var raw = window.Kept.IsEmpty ? null : RawHead.Of(window.Kept.Span);
            var goesOn = walk.Broken is not null
                ? await window.SkipToLineAsync(cancellationToken)
                : objects > 1 || await window.PeekAsync(cancellationToken) >= 0;
            if (!goesOn)
            {
                yield return new ReadItem.Broken(reason);
                yield break;
            }

            yield return new ReadItem.Unreadable(position.Length == 0 ? "value 1" : position, reason, raw);
        }

        if (window.Fault is not null)
            yield return new ReadItem.Broken(window.Fault);
        else if (openLists > 0)
            yield return new ReadItem.Broken($"The JSON is cut off at byte {window.Offset}: a list of the top level has no end.");
        else if (objects == 0 && !hadList)
            yield return new ReadItem.Broken("The document is empty.");
    }

    private string Position => openLists > 0 ? $"[{objects - 1}]" : objects == 1 ? "" : $"value {objects}";

    private string DescribeForeign()
    {
        var ahead = Encoding.UTF8.GetString(window.Ahead[..Math.Min(window.Ahead.Length, 300)]);
        if (ahead.Contains("<html", StringComparison.OrdinalIgnoreCase) || ahead.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase))
            return $"At byte {window.Offset} the document is HTML, not JSON.";
        if (ahead.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return $"At byte {window.Offset} the document is XML, not JSON.";
        var excerpt = ahead.Length > 40 ? ahead[..40] + "…" : ahead;
        return $"At byte {window.Offset} the document is no OCDS: '{excerpt}' stands where a release or a package should.";
    }
}
