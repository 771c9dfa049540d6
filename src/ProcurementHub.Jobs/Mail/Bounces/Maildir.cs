namespace ProcurementHub.Jobs.Mail.Bounces;

/// <summary>A mailbox with a file for each mail: the mail server puts them into "new", and who has read them moves them to "cur".</summary>
internal sealed class Maildir(string folder)
{
    internal IEnumerable<string> New() => Directory.EnumerateFiles(Path.Combine(folder, "new")).Order(StringComparer.Ordinal);

    /// <summary>The part of a file's name that stays when it is moved.</summary>
    internal static string Name(string path) => Path.GetFileName(path).Split(':')[0];

    /// <param name="isSeen">Whether a person who opens the mailbox need not look at it.</param>
    internal void Move(string path, bool isSeen)
    {
        var cur = Path.Combine(folder, "cur");
        Directory.CreateDirectory(cur);
        File.Move(path, Path.Combine(cur, $"{Name(path)}:2,{(isSeen ? "S" : "")}"), overwrite: false);
    }
}
