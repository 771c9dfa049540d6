using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Digests;

/// <summary>The one a digest is for.</summary>
public sealed record DigestReader
{
    public required long SubscriberId { get; init; }

    public required string Email { get; init; }

    public string? Name { get; init; }

    /// <summary>"es" or "en"; anything else reads Spanish.</summary>
    public required string Language { get; init; }

    public required MailRhythm Rhythm { get; init; }

    public TimeZoneInfo Zone => Rhythm.Zone;

    /// <summary>Opens the subscriber's own page and ends their subscriptions without a login; new for each mail.</summary>
    public required string Token { get; init; }

    /// <summary>Of all active subscriptions, for saying when the next mail may come; off when there are none.</summary>
    public Frequency Shortest { get; init; }
}
