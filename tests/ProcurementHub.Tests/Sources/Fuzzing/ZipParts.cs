using System.IO.Compression;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>One entry of a ZIP.</summary>
internal sealed record ZipPart(string Name, byte[] Bytes);

internal static class ZipParts
{
    /// <returns>Null for what is no ZIP, or no longer one.</returns>
    public static List<ZipPart>? Unpack(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var parts = new List<ZipPart>();
            foreach (var entry in archive.Entries)
            {
                using var content = new MemoryStream();
                using var packed = entry.Open();
                packed.CopyTo(content);
                parts.Add(new ZipPart(entry.FullName, content.ToArray()));
            }

            return parts;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static byte[] Pack(IReadOnlyList<ZipPart> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var part in parts)
            {
                using var entry = archive.CreateEntry(part.Name, CompressionLevel.Fastest).Open();
                entry.Write(part.Bytes);
            }
        }

        return bytes.ToArray();
    }
}
