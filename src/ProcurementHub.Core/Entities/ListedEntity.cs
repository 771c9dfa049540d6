namespace ProcurementHub.Core.Entities;

/// <summary>An entity as an official list of entities has it.</summary>
public sealed record ListedEntity
{
    /// <summary>Without an id where the list gives none that identifies; nothing can then be said of its plans.</summary>
    public required EntityReference Entity { get; init; }

    /// <summary>Of administration, in the list's words.</summary>
    public string? Sector { get; init; }

    /// <summary>Code of the region of its seat.</summary>
    public string? Region { get; init; }

    /// <summary>Of government: one of <see cref="GovernmentLevels"/>; null where the list does not say.</summary>
    public string? Level { get; init; }

    /// <summary>What other registers call it, as the list says; null where it says nothing of that.</summary>
    public IReadOnlyList<EntityIdentifier>? Others { get; init; }
}

/// <param name="NativeId">Unique within the list.</param>
/// <param name="Position">Where in its document the record stands.</param>
public sealed record ListedEntityDraft(string SourceId, string NativeId, ListedEntity Content, string Position);
