using System.Collections.Frozen;
using System.Reflection;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Definitions;

internal enum FieldKind
{
    Text,
    Date,
    Month,
    Number,
    Money,
    Status,
    Category,
    Flag,
    Code,
    Place,
}

/// <summary>The fields that a definition may name, and what each is. Closed: a new one is a change of the hub.</summary>
internal static class FieldKinds
{
    private static readonly FrozenDictionary<string, FieldKind> kinds =
        typeof(FieldNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => (string)constant.GetRawConstantValue()!)
            .ToFrozenDictionary(name => name, KindOf, StringComparer.Ordinal);

    public static IEnumerable<string> Names => kinds.Keys.Order(StringComparer.Ordinal);

    public static FieldKind? Find(string name) => kinds.TryGetValue(name, out var kind) ? kind : null;

    private static FieldKind KindOf(string name) => name switch
    {
        FieldNames.Published or FieldNames.ConsultationsUntil or FieldNames.Deadline or FieldNames.TenderPeriodStart
            or FieldNames.TenderPeriodEnd or FieldNames.RestartedAt or FieldNames.SourceDate => FieldKind.Date,
        FieldNames.PlanMonth => FieldKind.Month,
        FieldNames.PlanYear or FieldNames.PlanVersion or FieldNames.Call => FieldKind.Number,
        FieldNames.Amount or FieldNames.ItemAmount => FieldKind.Money,
        FieldNames.Status => FieldKind.Status,
        FieldNames.Category => FieldKind.Category,
        FieldNames.SmeReserved => FieldKind.Flag,
        FieldNames.Code or FieldNames.EntityCode => FieldKind.Code,
        FieldNames.Place or FieldNames.Seat => FieldKind.Place,
        _ => FieldKind.Text,
    };
}
