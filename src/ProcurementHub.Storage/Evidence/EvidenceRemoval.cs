namespace ProcurementHub.Storage.Evidence;

/// <summary>
/// Takes evidence away while collectors are at work. A file is put aside first and looked at again: a collector that
/// met the same bytes has touched it by then, and one that comes later finds none and writes its own.
/// </summary>
internal sealed class EvidenceRemoval(string leaving, DateTimeOffset before)
{
    /// <summary>What an earlier removal that was broken off has put aside comes back.</summary>
    public static void Undo(string leaving, Func<string, string> pathOf)
    {
        if (!Directory.Exists(leaving))
            return;
        foreach (var file in Directory.EnumerateFiles(leaving))
            Move(file, pathOf(Path.GetFileNameWithoutExtension(file)));
    }

    /// <returns>Bytes on the disk that it took; null when it was not there, or has been touched since.</returns>
    public long? Remove(string path)
    {
        if (LengthOf(path) is not { } length)
            return null;
        Directory.CreateDirectory(leaving);
        var aside = Path.Combine(leaving, Path.GetFileName(path));
        if (!Move(path, aside))
            return null;
        if (IsTouched(aside))
        {
            Move(aside, path);
            return null;
        }

        File.Delete(aside);
        return length;
    }

    public long? LengthOf(string path) => new FileInfo(path) is { Exists: true } file && !IsTouched(path) ? file.Length : null;

    /// <summary>The same rule as in the database: fetched last before the limit.</summary>
    private bool IsTouched(string path) => File.GetLastWriteTimeUtc(path) >= before.UtcDateTime;

    /// <returns>False when somebody else was quicker.</returns>
    private static bool Move(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
