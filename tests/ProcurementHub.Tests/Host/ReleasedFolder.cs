namespace ProcurementHub.Tests.Host;

/// <summary>A copy of published files at another path.</summary>
internal static class ReleasedFolder
{
    /// <param name="touch">With a line break after the last byte of each file: the same said in other bytes.</param>
    public static string Copy(string from, string to, string pattern, bool touch)
    {
        foreach (var file in Directory.EnumerateFiles(from, pattern, SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            using var source = File.OpenRead(file);
            using var target = File.Create(copy);
            source.CopyTo(target);
            if (touch)
                target.WriteByte((byte)'\n');
        }

        return to;
    }
}
