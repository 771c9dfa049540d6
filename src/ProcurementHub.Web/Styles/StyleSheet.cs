using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ProcurementHub.Web.Styles;

/// <summary>
/// All style files as one small answer. Its address changes with its content, so that a browser asks for it once; it
/// is packed once, at the first request.
/// </summary>
internal static class StyleSheet
{
    private const string Folder = "ProcurementHub.Web.Styles.";
    private const string ForAYear = "public, max-age=31536000, immutable";

    private static readonly byte[] plain = Encoding.UTF8.GetBytes(Joined());
    private static readonly Lazy<byte[]> brotli = new(() => Packed(stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
    private static readonly Lazy<byte[]> gzip = new(() => Packed(stream => new GZipStream(stream, CompressionLevel.SmallestSize)));

    /// <summary>"/site.0123456789ab.css".</summary>
    public static string Path { get; } = $"/site.{Convert.ToHexStringLower(SHA256.HashData(plain))[..12]}.css";

    public static void MapStyleSheet(this IEndpointRouteBuilder routes) => routes.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], Answer);

    private static FileContentHttpResult Answer(HttpContext context)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var headers = context.Response.Headers;
        headers.CacheControl = ForAYear;
        headers.Vary = "Accept-Encoding";
        var (encoding, content) =
            accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? ("br", brotli.Value)
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? ("gzip", gzip.Value)
            : ("", plain);
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        return TypedResults.Bytes(content, "text/css; charset=utf-8");
    }

    private static string Joined()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var text = new StringBuilder();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    private static byte[] Packed(Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
            stream.Write(plain);
        return packed.ToArray();
    }
}
