namespace ProcurementHub.Demo;

/// <summary>What the made-up country publishes; the same options always give the same bytes.</summary>
public sealed record PublisherOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Calls published in the thirty days before <see cref="Now"/>, over both outlets.</summary>
    public int Notices { get; init; } = 300;

    /// <summary>The portal's clock; moved only by <see cref="MadeUpPublisher.Advance"/>.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Rows on a page of the portal's list.</summary>
    public int PageSize { get; init; } = 20;
}
