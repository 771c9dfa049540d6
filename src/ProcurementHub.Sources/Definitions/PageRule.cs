using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>How a live pass comes from one page of a list to the next.</summary>
public sealed record PageRule
{
    public static PageRule OnePage { get; } = new();

    /// <summary>Number of the first page, for {page} in the start address.</summary>
    public int From { get; init; } = 1;

    /// <summary>Rows of a full page, for {size} and {offset}, and to make pages of a total; 0 where nobody says.</summary>
    public int Size { get; init; }

    /// <summary>Where the number of the last page stands.</summary>
    public PagerText? Last { get; init; }

    /// <summary>Where the number of rows of all pages together stands.</summary>
    public PagerText? Total { get; init; }

    /// <summary>The link to the next page.</summary>
    public NodeSelector? Next { get; init; }

    /// <summary>The next page's address stands in the header Link (rel=next, RFC 8288).</summary>
    public bool LinkHeader { get; init; }

    /// <summary>
    /// The member of a JSON page that leads to the next: its address, or what is to be put into {cursor}. Where it is
    /// not there or empty, the page is the last.
    /// </summary>
    public JsonPath? Cursor { get; init; }

    /// <summary>The start is a page that only links to the documents; these are the links.</summary>
    public NodeSelector? Files { get; init; }

    /// <summary>A CSS selector that the page with the links always has.</summary>
    public string? Landmark { get; init; }

    /// <summary>A pass that meets more pages says so and stops.</summary>
    public int Max { get; init; } = 500;
}

/// <summary>A number that a page says about its list: in a text of a page, or at a path of JSON.</summary>
/// <param name="Match">Its last group is the number.</param>
public sealed record PagerText(string? Css, Regex? Match, JsonPath? Path = null);
