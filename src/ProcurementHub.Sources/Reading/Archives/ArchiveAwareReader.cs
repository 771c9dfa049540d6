using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>
/// Lets a reader read what lies in gzip, tar and ZIP archives as well. An entry that cannot be read is told and
/// the next one is read; the document then ends as broken, because not all of it was had.
/// </summary>
public sealed class ArchiveAwareReader(INoticeReader reader, ArchiveLimits limits) : INoticeReader
{
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content,
        DocumentOrigin origin,
        SourceDefinition definition,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int entries = 0, failed = 0;
        ReadItem.Unreadable? first = null;
        await foreach (var item in new ArchiveReader(limits).ReadAsync(content, cancellationToken))
        {
            if (item is ArchiveItem.Refused { Entry: null } refused)
            {
                yield return new ReadItem.Broken(refused.Reason);
                yield break;
            }

            if (item is ArchiveItem.Document { Entry: null } only)
            {
                await foreach (var read in ReadGuardedAsync(only.Content, origin, definition, cancellationToken))
                    yield return read;
                yield break;
            }

            entries++;
            var (name, items) = item switch
            {
                // What the server said of the archive's type and charset is not said of its entries.
                ArchiveItem.Document inner => (inner.Entry!, ReadGuardedAsync(
                    inner.Content, new DocumentOrigin(origin.Url), definition, cancellationToken)),
                ArchiveItem.Refused inner => (inner.Entry!, Only(new ReadItem.Broken(inner.Reason))),
                _ => throw new InvalidOperationException($"An archive item of the kind {item.GetType()} is not known."),
            };
            await foreach (var read in items)
            {
                var placed = Within(name, read);
                if (read is ReadItem.Broken)
                {
                    failed++;
                    first ??= (ReadItem.Unreadable)placed;
                }

                yield return placed;
            }
        }

        if (first is not null)
            yield return new ReadItem.Broken($"{failed} of {entries} entries could not be read to their end, the first being {first.Position}: {first.Reason}");
    }

    private static ReadItem Within(string entry, ReadItem item) => item switch
    {
        ReadItem.Found found => new ReadItem.Found(found.Record.Within(entry)),
        ReadItem.Unreadable unreadable => unreadable with { Position = $"{entry}: {unreadable.Position}" },
        ReadItem.Broken broken => new ReadItem.Unreadable(entry, broken.Reason, null),
        _ => item,
    };

    private static async IAsyncEnumerable<ReadItem> Only(ReadItem item)
    {
        await Task.CompletedTask;
        yield return item;
    }

    /// <summary>Readers let damage of the archive pass like a failing stream; here it becomes their last word.</summary>
    private async IAsyncEnumerable<ReadItem> ReadGuardedAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = reader.ReadAsync(content, origin, definition, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ReadItem? next;
            try
            {
                next = await items.MoveNextAsync() ? items.Current : null;
            }
            catch (DamagedArchiveException exception)
            {
                next = new ReadItem.Broken(exception.Message);
            }

            if (next is null)
                yield break;
            yield return next;
            if (next is ReadItem.Broken)
                yield break;
        }
    }
}
