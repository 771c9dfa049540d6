using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>How a live pass comes from one page of a list to the next.</summary>
public sealed record PageRule
{
    public static PageRule OnePage { get; } = new();

    /// <summary>Number of the first page, for {page} in the start address.</summary>
    public int From { get; init; } = 1;

    /// <summary>Where the number of the last page stands.</summary>
    public PagerText? Last { get; init; }

    /// <summary>The link to the next page.</summary>
    public NodeSelector? Next { get; init; }

    /// <summary>The member of a JSON document that holds the next address, as a dotted path.</summary>
    public string? Cursor { get; init; }

    /// <summary>The start is a page that only links to the documents; these are the links.</summary>
    public NodeSelector? Files { get; init; }

    /// <summary>A CSS selector that the page with the links always has.</summary>
    public string? Landmark { get; init; }

    /// <summary>A pass that meets more pages says so and stops.</summary>
    public int Max { get; init; } = 500;
}

/// <param name="Match">Its first group is the number.</param>
public sealed record PagerText(string Css, Regex Match);
