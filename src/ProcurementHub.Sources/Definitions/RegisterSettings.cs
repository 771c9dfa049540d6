using System.Security.Cryptography;
using System.Text;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// A file beside the plans that says whose each of them is and when it was published. It is read as a document
/// of its own, and what it says of a file holds for all records of that file.
/// </summary>
/// <param name="File">Pattern of its name.</param>
/// <param name="Fields">Of its rows; "planFile" is the name of the file that a row is about.</param>
public sealed record RegisterSettings(string File, IReadOnlyList<FieldRule> Fields)
{
    /// <summary>Changes with what a register says of a file.</summary>
    public static string Fingerprint(IReadOnlyList<KeyValuePair<string, string>> known) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', known.Select(pair => $"{pair.Key}: {pair.Value}")))).AsSpan(0, 8));

    public bool Covers(string name) => Glob.Matches(File, name);
}
