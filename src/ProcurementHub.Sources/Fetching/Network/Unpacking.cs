using System.IO.Compression;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>
/// Undoes what the header Content-Encoding names. The framework would do the same, but takes the header and
/// the length away, and nobody could tell how much had been sent.
/// </summary>
internal static class Unpacking
{
    public const string Accepted = "gzip, deflate, br";

    /// <summary>No server packs more often for a reason.</summary>
    private const int MostLayers = 3;

    /// <returns>Null when the packing is not known here.</returns>
    public static async ValueTask<Stream?> OpenAsync(Stream body, string? encodings, CancellationToken cancellationToken)
    {
        if (encodings is null)
            return body;
        var layers = encodings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (layers.Length > MostLayers)
            return null;
        // Listed in the order in which they were put on.
        foreach (var layer in layers.Reverse())
        {
            switch (layer.ToLowerInvariant())
            {
                case "identity":
                    break;
                case "gzip" or "x-gzip":
                    body = await OpenGzipAsync(body, cancellationToken);
                    break;
                case "br":
                    body = new BrotliStream(body, CompressionMode.Decompress);
                    break;
                case "deflate":
                    body = await OpenDeflateAsync(body, cancellationToken);
                    break;
                default:
                    return null;
            }
        }

        return body;
    }

    /// <summary>Not the framework's own stream: that one ends without a word where the bytes are cut off.</summary>
    private static async ValueTask<Stream> OpenGzipAsync(Stream body, CancellationToken cancellationToken)
    {
        var start = await StreamStart.TakeAsync(body, 2, cancellationToken);
        if (start.Head.Length > 0 && !start.Head.Span.SequenceEqual((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            throw new InvalidDataException("The bytes are not those of gzip.");
        return new GzipContent(new GzipFeed(start.From(0)));
    }

    /// <summary>Some servers leave out the frame that the name "deflate" stands for (RFC 9110, 8.4.1.2).</summary>
    private static async ValueTask<Stream> OpenDeflateAsync(Stream body, CancellationToken cancellationToken)
    {
        var start = await StreamStart.TakeAsync(body, 1, cancellationToken);
        const int Deflate = 8;
        var isFramed = start.Head.Length > 0 && (start.Head.Span[0] & 0x0F) == Deflate;
        return isFramed ? new ZLibStream(start.From(0), CompressionMode.Decompress) : new DeflateStream(start.From(0), CompressionMode.Decompress);
    }
}
