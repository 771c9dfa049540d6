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

    /// <summary>An OCDS id without a scheme is the publisher's own: the publisher's prefix of the ocid is its scheme.</summary>
    private static string? Publisher(string? ocid) =>
        ocid is { Length: > 11 } && ocid.StartsWith("ocds-", StringComparison.OrdinalIgnoreCase) ? ocid[..11].ToLowerInvariant() : null;
}
