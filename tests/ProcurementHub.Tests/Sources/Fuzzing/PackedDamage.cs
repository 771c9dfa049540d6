using ProcurementHub.Tests.Sources.Archives;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>Damage in archives: to what is in them, where its checksum is right again, and to the archive itself.</summary>
internal static class PackedDamage
{
    /// <returns>The same document as an archive of one of the kinds that are opened.</returns>
    public static (byte[] Bytes, string How) Pack(byte[] bytes, Random random) => random.Next(6) switch
    {
        0 => (Packed.Gzip(bytes), "gzip"),
        1 => (Packed.Zip(("a.dat", bytes)), "zip"),
        2 => (Packed.Zip(("a.dat", bytes), ("b/b.dat", bytes[..(bytes.Length / 2)])), "zip of two"),
        3 => (Packed.Gzip(Packed.Tar(("a.dat", bytes))), "tar.gz"),
        4 => (Packed.Zip(("a.dat.gz", Packed.Gzip(bytes))), "gzip in zip"),
        _ => (Packed.Tar(("a.dat", bytes)), "tar"),
    };

    /// <returns>With one entry damaged, left out, doubled or under the name of another; null for what is no ZIP.</returns>
    public static byte[]? Inside(byte[] zip, Random random, Func<byte[], byte[]> damage)
    {
        if (ZipParts.Unpack(zip) is not { Count: > 0 } parts)
            return null;
        var at = random.Next(parts.Count);
        switch (random.Next(12))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Add(parts[at]);
                break;
            case 2:
                parts[at] = parts[at] with { Name = parts[random.Next(parts.Count)].Name };
                break;
            default:
                parts[at] = parts[at] with { Bytes = parts[at].Bytes.Length == 0 ? [] : damage(parts[at].Bytes) };
                break;
        }

        return ZipParts.Pack(parts);
    }
}
