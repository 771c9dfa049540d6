using ProcurementHub.Core.Entities;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class EntityReading
{
    public static EntityReference? Read(RecordReading reading)
    {
        var id = reading.Text(FieldNames.EntityId);
        var scheme = id is null ? null : reading.Text(FieldNames.EntityScheme) ?? reading.Definition.EntityScheme ?? Publisher(reading.Record[FieldNames.Ocid]);
        // An id that nobody can say the scheme of identifies nothing.
        if (id is not null && scheme is null)
            reading.Note(FieldNames.EntityId, "has no scheme", id);
        var name = reading.Text(FieldNames.EntityName) ?? id;
        return name is null ? null : new EntityReference(scheme, scheme is null ? null : id, name);
    }

    /// <summary>
    /// What the record itself says that other registers call the entity. Another number of the entity's own scheme is
    /// none of these: registers give a body one.
    /// </summary>
    public static IReadOnlyList<EntityIdentifier> Others(RecordReading reading, EntityReference? entity)
    {
        if (entity is not { IsIdentified: true })
            return [];
        var also = reading.Definition.EntityAlso?.Find(entity);
        if (reading.Record.EntityCodes.Count == 0)
            return also is null ? [] : [also];
        var others = reading.Record.EntityCodes
            .Select(code => (Scheme: TextCleaning.Clean(code.Scheme), Id: TextCleaning.Clean(code.Id)))
            .Where(code => code.Scheme is not null && code.Id is not null && code.Scheme != entity.Scheme)
            .Select(code => new EntityIdentifier(code.Scheme!, code.Id!));
        return [.. (also is null ? others : others.Append(also)).Distinct().Order(EntityIdentifier.Order)];
    }

    /// <summary>An OCDS id without a scheme is the publisher's own: the publisher's prefix of the ocid is its scheme.</summary>
    private static string? Publisher(string? ocid) =>
        ocid is { Length: > 11 } && ocid.StartsWith("ocds-", StringComparison.OrdinalIgnoreCase) ? ocid[..11].ToLowerInvariant() : null;
}
