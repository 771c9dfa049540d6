namespace ProcurementHub.Sources.Reading.Archives;

internal enum ArchiveKind
{
    None,
    Gzip,
    Zip,
    Tar,
}

/// <summary>Goes by the first bytes: names and media types of archives are wrong too often.</summary>
internal static class ArchiveSignature
{
    // A tar file names itself at the end of its first header.
    private const int TarName = 257;

    public const int Length = TarName + 5;

    public static ArchiveKind KindOf(ReadOnlySpan<byte> head) => head switch
    {
        [0x1F, 0x8B, 0x08, ..] => ArchiveKind.Gzip,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] or [(byte)'P', (byte)'K', 7, 8, ..] => ArchiveKind.Zip,
        _ when head.Length == Length && head[TarName..].SequenceEqual("ustar"u8) => ArchiveKind.Tar,
        _ => ArchiveKind.None,
    };
}
