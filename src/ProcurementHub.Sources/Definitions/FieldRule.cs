using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// Where one field stands and how its text is to be read. Exactly one of <see cref="At"/>,
/// <see cref="Column"/>, <see cref="Label"/> and <see cref="Path"/> says where.
/// </summary>
public sealed record FieldRule
{
    /// <summary>One of the names in FieldNames.</summary>
    public required string Name { get; init; }

    /// <summary>A CSS selector within the row or page.</summary>
    public NodeSelector? At { get; init; }

    /// <summary>Text of the column's header.</summary>
    public string? Column { get; init; }

    /// <summary>Text of the label that stands before the value.</summary>
    public string? Label { get; init; }

    /// <summary>Members from the source's own object down, such as "buyer.name"; each format that has objects reads it its own way.</summary>
    public string? Path { get; init; }

    /// <summary>Where the whole text stands when the shown one is cut off.</summary>
    public string? Full { get; init; }

    /// <summary>The part of the text that is meant: its first group.</summary>
    public Regex? Match { get; init; }

    /// <summary>A column that may be missing without the file being another one.</summary>
    public bool Optional { get; init; }

    /// <summary>Scheme of the classification codes in it.</summary>
    public string? Scheme { get; init; }

    /// <summary>What stands between several codes in one text; empty for a semicolon.</summary>
    public IReadOnlyList<string> Split { get; init; } = [];

    /// <summary>Forms of a date; empty where the source's common forms hold.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>The zone in which its dates are written, where it is not the source's.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Texts that say that there is a value and that it is not told.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Texts of the source and what stands for them.</summary>
    public WordMap Map { get; init; } = WordMap.Empty;
}

/// <summary>A CSS selector and, where it is not the text that is meant, an attribute: "a.ficha@href".</summary>
public sealed record NodeSelector(string Css, string? Attribute)
{
    internal static NodeSelector Parse(string text)
    {
        // An attribute selector may hold an @ as well ([href*='@']), so only one after the last bracket counts.
        var at = text.LastIndexOf('@');
        return at > text.LastIndexOf(']') && at >= 0
            ? new NodeSelector(text[..at].Trim(), text[(at + 1)..].Trim())
            : new NodeSelector(text.Trim(), null);
    }
}
