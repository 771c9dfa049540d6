using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>
/// Opens gzip, tar and ZIP and hands out what is in them, one after the other, unpacked while it is read. An
/// archive in an archive is opened (a ZIP of .json.gz), a third level is not; gzip and the tar in it
/// count as one. Anything else passes as it is.
/// </summary>
internal sealed class ArchiveReader(ArchiveLimits limits)
{
    private const int DeepestLevel = 2;

    // Office formats are ZIP files with this entry; they are documents, and their readers open them.
    private const string OfficeEntry = "[Content_Types].xml";

    /// <param name="content">Not disposed.</param>
    public IAsyncEnumerable<ArchiveItem> ReadAsync(Stream content, CancellationToken cancellationToken) =>
        OpenAsync(content, entry: null, level: 0, ArchiveKind.None, new ArchiveBudget(limits), cancellationToken);

    /// <param name="level">How many archives are open around the content.</param>
    /// <param name="packing">What the content lies in.</param>
    private async IAsyncEnumerable<ArchiveItem> OpenAsync(
        Stream content, string? entry, int level, ArchiveKind packing, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (start, fault) = await TryAsync(() => StreamStart.TakeAsync(content, ArchiveSignature.Length, cancellationToken));
        if (fault is not null)
        {
            yield return new ArchiveItem.Refused(entry, fault);
            yield break;
        }

        var whole = start.From(0);
        var kind = ArchiveSignature.KindOf(start.Head.Span);
        if (kind == ArchiveKind.None)
        {
            yield return new ArchiveItem.Document(entry, whole);
        }
        else if (LevelOf(kind, level, packing) >= DeepestLevel)
        {
            yield return new ArchiveItem.Refused(entry, "An archive within an archive within an archive is not opened.");
        }
        else
        {
            var inner = LevelOf(kind, level, packing) + 1;
            var items = kind switch
            {
                ArchiveKind.Gzip => OpenGzipAsync(whole, entry, inner, budget, cancellationToken),
                ArchiveKind.Tar => OpenTarAsync(whole, entry, inner, budget, cancellationToken),
                _ => OpenZipAsync(whole, entry, inner, budget, cancellationToken),
            };
            await foreach (var item in items)
                yield return item;
        }
    }

    /// <summary>A gzip and the tar in it are one archive to whoever packed them.</summary>
    private static int LevelOf(ArchiveKind kind, int level, ArchiveKind packing) =>
        kind == ArchiveKind.Tar && packing == ArchiveKind.Gzip ? level - 1 : level;

    private async IAsyncEnumerable<ArchiveItem> OpenGzipAsync(
        Stream content, string? entry, int level, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var packed = new GzipFeed(content);
        await using var unpacked = new UnpackedStream(new GzipContent(packed), () => packed.Taken, expected: null, budget);
        await foreach (var item in OpenAsync(unpacked, entry, level, ArchiveKind.Gzip, budget, cancellationToken))
            yield return item;
    }

    private async IAsyncEnumerable<ArchiveItem> OpenTarAsync(
        Stream content, string? entry, int level, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = new TarReader(new TarHeaders(content), leaveOpen: true);
        var documents = 0;
        while (true)
        {
            var (inner, fault) = await TryAsync(() => archive.GetNextEntryAsync(copyData: false, cancellationToken));
            if (fault is null && inner is null && documents == 0)
                fault = "The archive holds no documents.";
            if (fault is null && inner is not null && documents == limits.MaxEntries)
                fault = $"The archive holds more than the {limits.MaxEntries} entries that are read.";
            if (fault is not null)
                yield return new ArchiveItem.Refused(entry, fault);
            if (fault is not null || inner is null)
                yield break;
            if (inner.DataStream is null || IsAside(inner.Name))
                continue;

            documents++;
            await using var stored = new UnpackedStream(
                inner.DataStream, () => inner.Length, new ExpectedContent(inner.Length, Checksum: null), budget);
            await foreach (var item in OpenAsync(stored, entry is null ? inner.Name : $"{entry}/{inner.Name}", level, ArchiveKind.Tar, budget, cancellationToken))
                yield return item;
            if (budget.Spent is { } spent)
            {
                yield return new ArchiveItem.Refused(null, spent);
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<ArchiveItem> OpenZipAsync(
        Stream content, string? entry, int level, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (spool, unspooled) = content.CanSeek
            ? (null, null)
            : await TryAsync(() => ZipSpool.ToSeekableAsync(content, cancellationToken));
        await using var owned = spool;
        var seekable = spool ?? content;
        var (archive, fault) = unspooled is null
            ? await TryAsync(() => ListAsync(seekable, cancellationToken))
            : (null, unspooled);
        if (archive is null)
        {
            yield return new ArchiveItem.Refused(entry, fault!);
            yield break;
        }

        await using var opened = archive;
        if (archive.GetEntry(OfficeEntry) is not null)
        {
            seekable.Position = 0;
            yield return new ArchiveItem.Document(entry, seekable);
            yield break;
        }

        var documents = archive.Entries.Where(inner => !IsAside(inner.FullName)).ToList();
        if (documents.Count == 0 || documents.Count > limits.MaxEntries)
        {
            yield return new ArchiveItem.Refused(entry, documents.Count == 0
                ? "The archive holds no documents."
                : $"The archive holds {documents.Count} entries, more than the {limits.MaxEntries} that are read.");
            yield break;
        }

        foreach (var inner in documents)
        {
            var name = entry is null ? inner.FullName : $"{entry}/{inner.FullName}";
            await foreach (var item in OpenEntryAsync(inner, name, level, budget, cancellationToken))
                yield return item;
            if (budget.Spent is { } spent)
            {
                yield return new ArchiveItem.Refused(null, spent);
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<ArchiveItem> OpenEntryAsync(
        ZipArchiveEntry entry, string name, int level, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (packed, fault) = entry.IsEncrypted
            ? (null, "The entry is encrypted.")
            : await TryAsync(async () => await entry.OpenAsync(cancellationToken));
        if (packed is null)
        {
            yield return new ArchiveItem.Refused(name, fault!);
            yield break;
        }

        await using var unpacked = new UnpackedStream(
            packed, () => entry.CompressedLength, new ExpectedContent(entry.Length, entry.Crc32), budget);
        await foreach (var item in OpenAsync(unpacked, name, level, ArchiveKind.Zip, budget, cancellationToken))
            yield return item;
    }

    private static async ValueTask<ZipArchive> ListAsync(Stream content, CancellationToken cancellationToken)
    {
        var archive = await ZipArchive.CreateAsync(
            content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        // The list is read at the first look, which may find it damaged.
        _ = archive.Entries.Count;
        return archive;
    }

    /// <summary>Folders, and what packing programs and publishers lay beside the documents.</summary>
    private static bool IsAside(string name)
    {
        var file = Path.GetFileName(name);
        return file.Length == 0
            || name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || file is ".DS_Store" or "Thumbs.db"
            || file.StartsWith("readme", StringComparison.OrdinalIgnoreCase)
            || file.StartsWith("license", StringComparison.OrdinalIgnoreCase)
            || file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
    }

    private static async ValueTask<(T? Value, string? Fault)> TryAsync<T>(Func<ValueTask<T>> open)
    {
        try
        {
            return (await open(), null);
        }
        catch (DamagedArchiveException exception)
        {
            return (default, exception.Message);
        }
        catch (EndOfStreamException)
        {
            return (default, "The archive is cut off.");
        }
        catch (InvalidDataException exception)
        {
            return (default, Damaged(exception));
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            // What the framework makes of a tar entry whose date lies beyond all calendars.
            return (default, Damaged(exception));
        }
    }

    private static string Damaged(Exception exception) => $"The archive is damaged, or packed in a way that is not read: {exception.Message}";
}
