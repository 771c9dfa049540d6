using System.IO.Enumeration;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Which files of a saved folder belong to the source, and which of two that name one notice is right.</summary>
public sealed record DocumentSelection(
    IReadOnlyList<string> Take, IReadOnlyList<string> Leave, IReadOnlyList<PrecedenceRule> Precedence)
{
    public static DocumentSelection Everything { get; } = new([], [], []);

    /// <summary>What the names of files say of their records; all rules count.</summary>
    public IReadOnlyList<NameRule> Names { get; init; } = [];

    /// <param name="name">Relative to the folder, with '/'.</param>
    public bool Takes(string name) =>
        (Take.Count == 0 || Take.Any(glob => Glob.Matches(glob, name))) && !Leave.Any(glob => Glob.Matches(glob, name));

    /// <param name="pattern">One without a slash is about the file's own name.</param>
    public static bool IsOfKind(string pattern, string url) => Glob.Matches(pattern, url);

    /// <summary>Place of the file in the order of reading; files that no rule names come last.</summary>
    public int RankOf(string name)
    {
        for (var rank = 0; rank < Precedence.Count; rank++)
        {
            if (Glob.Matches(Precedence[rank].Glob, name))
                return rank;
        }

        return Precedence.Count;
    }

    /// <summary>Fields that hold for all records of the file unless a record says otherwise.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> KnownOf(string name) =>
        RankOf(name) is var rank && rank < Precedence.Count
            ? [.. Precedence[rank].Set, .. Names.SelectMany(rule => rule.Of(name))]
            : [.. Names.SelectMany(rule => rule.Of(name))];
}

/// <summary>Of all files that name a notice within one pass, the one under the first rule is believed.</summary>
public sealed record PrecedenceRule(string Glob, IReadOnlyList<KeyValuePair<string, string>> Set);

internal static class Glob
{
    /// <summary>A pattern without a slash is about the file's own name, wherever it lies.</summary>
    public static bool Matches(string glob, string name)
    {
        var text = glob.Contains('/', StringComparison.Ordinal) ? name : name[(name.LastIndexOf('/') + 1)..];
        return FileSystemName.MatchesSimpleExpression(glob, text, ignoreCase: true);
    }
}
