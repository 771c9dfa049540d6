namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>A digest in the reader's words. HTML and plain text are made from the same view, and so say the same.</summary>
public sealed record DigestView
{
    public required string Language { get; init; }

    public required string Subject { get; init; }

    /// <summary>What mail programs show beside the subject.</summary>
    public required string Preview { get; init; }

    public required string ListName { get; init; }

    public required string Heading { get; init; }

    public required string Day { get; init; }

    /// <summary>What the reader must know before all else, such as a search that finds too much.</summary>
    public IReadOnlyList<NoteView> Notes { get; init; } = [];

    public required IReadOnlyList<SectionView> Sections { get; init; }

    public LinkView? More { get; init; }

    /// <summary>What was left out, how the sources are, when the next mail comes.</summary>
    public required IReadOnlyList<string> Closing { get; init; }

    public required string Why { get; init; }

    public required LinkView Manage { get; init; }

    public required LinkView Unsubscribe { get; init; }
}

public sealed record SectionView(string Heading, IReadOnlyList<ItemView> Items)
{
    /// <summary>What must be known of all of them.</summary>
    public string? Note { get; init; }

    /// <summary>To what else there is of the section, where that stands by itself.</summary>
    public LinkView? More { get; init; }
}

public sealed record NoteView(string Text, LinkView? Link);

public sealed record LinkView(string Text, string Url);

/// <param name="Urgency">What the days left say; null when no deadline is known.</param>
/// <param name="Badges">Cancelled, suspended, reserved for small firms.</param>
public sealed record ItemView(
    string Title,
    UrgencyView? Urgency,
    IReadOnlyList<string> Badges,
    IReadOnlyList<ChangeView> Changes,
    IReadOnlyList<FactView> Facts,
    string ReasonLabel,
    string Reasons,
    LinkView Hub,
    LinkView? Source)
{
    /// <summary>The same procedure at other sources.</summary>
    public IReadOnlyList<LinkView> Others { get; init; } = [];

    /// <summary>The deadline for the reader's calendar; null where none is to come.</summary>
    public LinkView? Calendar { get; init; }

    /// <summary>What of their searches the reader may narrow.</summary>
    public LinkView? NotForMe { get; init; }
}

public sealed record UrgencyView(string Text, bool IsSoon);

public sealed record FactView(string Label, string Value);

/// <summary>From what to what; one side alone where the other says nothing.</summary>
public sealed record ChangeView(string Label, string? Before, string After);
