using System.Globalization;
using System.IO.Compression;

namespace ProcurementHub.Demo.Failing;

/// <summary>Packed blanks: a thousand times as many bytes as travel. A gzip file may be several in a row, so one small one is sent often.</summary>
internal sealed class GzipBomb(long unpacked) : PageFault
{
    private const int Member = 16 * 1024 * 1024;

    private static readonly Lazy<byte[]> Packed = new(Pack);

    internal override async Task AnswerAsync(AskedPage page)
    {
        page.Begin(page.Write(), length: null);
        page.Response.Headers.ContentEncoding = "gzip";
        for (var left = unpacked; left > 0; left -= Member)
            await page.Response.Body.WriteAsync(Packed.Value, page.Gone);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Gzip of {unpacked:#,0} bytes");

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            var block = Blanks.Of(Member / 256);
            for (var written = 0; written < Member; written += block.Length)
                gzip.Write(block);
        }

        return packed.ToArray();
    }
}
