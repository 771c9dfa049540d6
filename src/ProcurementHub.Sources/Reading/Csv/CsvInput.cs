using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Csv;

/// <summary>
/// The bytes of a table and their encoding. The whole file is looked through first: one that turns out not
/// to be UTF-8 in its last line would otherwise have given broken names all along.
/// </summary>
internal sealed class CsvInput : IAsyncDisposable
{
    private readonly Stream? owned;

    private CsvInput(Stream? content, Stream? owned, Encoding? encoding, string? reason)
    {
        Content = content;
        Encoding = encoding;
        Reason = reason;
        this.owned = owned;
    }

    /// <summary>From its first byte.</summary>
    public Stream? Content { get; }

    /// <summary>Null for UTF-8 and for what a byte order mark says.</summary>
    public Encoding? Encoding { get; }

    /// <summary>Why the bytes cannot be read; null when they can.</summary>
    public string? Reason { get; }

    public static async Task<CsvInput> OpenAsync(Stream content, CsvSettings settings, CancellationToken cancellationToken)
    {
        Stream? owned = null;
        if (!content.CanSeek)
        {
            var buffered = new FileBufferingReadStream(content, 1024 * 1024);
            await buffered.DrainAsync(cancellationToken);
            buffered.Position = 0;
            content = owned = buffered;
        }

        var start = content.Position;
        var found = await Utf8Check.RunAsync(content, cancellationToken);
        content.Position = start;
        if (found.Length == 0)
            return new CsvInput(null, owned, null, "The document is empty.");
        if (found.HasOtherMark || found.FirstInvalid < 0)
            return new CsvInput(content, owned, null, null);
        return settings.Encoding == "utf-8"
            ? new CsvInput(null, owned, null, $"The file is not UTF-8: byte {found.FirstInvalid} does not belong there.")
            : new CsvInput(content, owned, TextDecoding.Named(settings.Encoding), null);
    }

    public async ValueTask DisposeAsync()
    {
        if (owned is not null)
            await owned.DisposeAsync();
    }

    private readonly record struct Utf8Check(long Length, bool HasOtherMark, long FirstInvalid)
    {
        public static async Task<Utf8Check> RunAsync(Stream content, CancellationToken cancellationToken)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
            try
            {
                var (length, kept) = (0L, 0);
                while (true)
                {
                    var read = await content.ReadAsync(buffer.AsMemory(kept), cancellationToken);
                    var here = buffer.AsSpan(0, kept + read);
                    if (length == 0 && TextDecoding.ByMark(here) is { Encoding: UnicodeEncoding })
                        return new Utf8Check(here.Length, true, -1);
                    var valid = ValidPrefix(here, isLast: read == 0);
                    if (valid < 0)
                        return new Utf8Check(length + here.Length, false, length - kept + ~valid);
                    length += read;
                    if (read == 0)
                        return new Utf8Check(length, false, -1);
                    // A character may lie across two blocks.
                    kept = here.Length - valid;
                    here[valid..].CopyTo(buffer);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        /// <returns>How many bytes are whole characters, or the complement of the first wrong byte's place.</returns>
        private static int ValidPrefix(ReadOnlySpan<byte> bytes, bool isLast)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes))
                return bytes.Length;
            var at = 0;
            while (at < bytes.Length)
            {
                switch (Rune.DecodeFromUtf8(bytes[at..], out _, out var size))
                {
                    case OperationStatus.Done:
                        at += size;
                        break;
                    case OperationStatus.NeedMoreData when !isLast:
                        return at;
                    default:
                        return ~at;
                }
            }

            return at;
        }
    }
}
