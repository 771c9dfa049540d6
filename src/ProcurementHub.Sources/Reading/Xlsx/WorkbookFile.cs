using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Reading.Xlsx;

/// <summary>
/// The bytes of a workbook, looked at before a parser is let near them: whether they are one, and what they
/// would unpack to. The runtime unpacks no entry beyond the length that the list of entries gives it.
/// </summary>
internal sealed class WorkbookFile : IAsyncDisposable
{
    // Sheets are streamed; all else, the texts that cells share above all, stands in memory.
    private const long LargestInMemory = 128L * 1024 * 1024;

    private const string Sheets = "xl/worksheets/";

    private readonly Stream? owned;

    private WorkbookFile(Stream content, Stream? owned, string? reason)
    {
        Content = content;
        Reason = reason;
        this.owned = owned;
    }

    /// <summary>Seekable, from its first byte.</summary>
    public Stream Content { get; }

    /// <summary>Why it is not to be read; null when it is.</summary>
    public string? Reason { get; }

    public static async Task<WorkbookFile> OpenAsync(Stream content, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        Stream? owned = null;
        if (!content.CanSeek || content.Position != 0)
        {
            var buffered = new FileBufferingReadStream(content, 1024 * 1024);
            await buffered.DrainAsync(cancellationToken);
            content = owned = buffered;
            content.Position = 0;
        }

        var head = new byte[8];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        var reason = head.AsSpan(0, length) switch
        {
            [] => "The document is empty.",
            [(byte)'P', (byte)'K', 3, 4, ..] => WhyTooLarge(content, limits),
            // Compound files: workbooks of the years before 2007, and newer ones under a password.
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => null,
            var start => $"The document is not a workbook (.xlsx or .xls); it begins with '{Printable(start)}'.",
        };
        content.Position = 0;
        return new WorkbookFile(content, owned, reason);
    }

    public async ValueTask DisposeAsync()
    {
        if (owned is not null)
            await owned.DisposeAsync();
    }

    private static string? WhyTooLarge(Stream content, ArchiveLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > limits.MaxEntries)
                return $"The workbook holds {archive.Entries.Count} parts, more than the {limits.MaxEntries} that are read.";
            if (archive.Entries.Sum(entry => (double)entry.Length) > limits.MaxDecompressedBytes)
                return Told($"The workbook unpacks to more than {limits.MaxDecompressedBytes:N0} bytes.");
            if (archive.Entries.Any(entry => entry.Length > limits.RatioCountsFrom && entry.Length / limits.MaxRatio > entry.CompressedLength))
                return Told($"A part of the workbook unpacks to more than {limits.MaxRatio} times its size.");
            return archive.Entries.Any(entry => entry.Length > LargestInMemory && !entry.FullName.StartsWith(Sheets, StringComparison.OrdinalIgnoreCase))
                ? Told($"A part of the workbook that is not a sheet unpacks to more than {LargestInMemory:N0} bytes.")
                : null;
        }
        catch (InvalidDataException)
        {
            return "The workbook is damaged or cut off: its list of parts cannot be read.";
        }
    }

    private static string Told(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private static string Printable(ReadOnlySpan<byte> start) =>
        new([.. Encoding.Latin1.GetString(start).Select(character => char.IsControl(character) ? '·' : character)]);
}
