using ProcurementHub.Core.Entities;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class EntityReading
{
    public static EntityReference? Read(RecordReading reading)
    {
        var id = reading.Text(FieldNames.EntityId);
        var scheme = id is null ? null : reading.Text(FieldNames.EntityScheme) ?? reading.Definition.EntityScheme;
        // An id that nobody can say the scheme of identifies nothing.
        if (id is not null && scheme is null)
            reading.Note(FieldNames.EntityId, "has no scheme", id);
        var name = reading.Text(FieldNames.EntityName) ?? id;
        return name is null ? null : new EntityReference(scheme, scheme is null ? null : id, name);
    }
}
