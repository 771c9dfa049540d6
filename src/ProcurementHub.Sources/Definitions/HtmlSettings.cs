namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// How a result list is known and cut into rows: by the texts of its header, or by selectors. Where
/// neither is found, the page is another one.
/// </summary>
public sealed record ListSettings
{
    /// <summary>Header texts that the innermost table with all of them must have.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>A CSS selector that every result list has, even an empty one.</summary>
    public string? Landmark { get; init; }

    /// <summary>CSS selector of the rows; with <see cref="Headers"/> not needed.</summary>
    public string? Rows { get; init; }

    /// <summary>All columns in their order, for answers that bring rows without a header.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public bool IsGiven => Headers.Count > 0 || Landmark is not null;
}

/// <summary>How the page of one notice is known and read.</summary>
public sealed record DetailSettings
{
    /// <summary>A CSS selector that every such page has.</summary>
    public required string Landmark { get; init; }

    /// <summary>The link in a row of the list that leads to it.</summary>
    public NodeSelector? Follow { get; init; }

    public IReadOnlyList<FieldRule> Fields { get; init; } = [];

    /// <summary>Headers of stage, start and end in the schedule's table; empty where pages have none.</summary>
    public IReadOnlyList<string> ScheduleHeaders { get; init; } = [];

    public AttachmentTable? Documents { get; init; }

    /// <summary>How long a page that was read need not be asked for again while its row says the same.</summary>
    public TimeSpan Refresh { get; init; }
}

/// <summary>The table of the files that a notice's page offers.</summary>
/// <param name="Headers">Header texts by which the table is known.</param>
/// <param name="Link">Within the row; its match fills {match} in <paramref name="Url"/>.</param>
/// <param name="Url">Template of the address; null where the link itself is it.</param>
public sealed record AttachmentTable(
    IReadOnlyList<string> Headers, string Title, string? Published, NodeSelector Link,
    System.Text.RegularExpressions.Regex? Match, string? Url);
