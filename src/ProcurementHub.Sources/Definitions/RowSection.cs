using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "rows:", what a row of a table stands for.</summary>
internal static class RowSection
{
    public static RowRule? Read(YamlSection? section)
    {
        if (section is null)
            return null;
        var rule = new RowRule(section.Required("together"), section.Text("item"));
        foreach (var (key, field) in new[] { ("together", rule.Together), ("item", rule.Item) })
        {
            if (field is { Length: > 0 } && FieldKinds.Find(field) is null)
                section.Refuse(key, $"names '{field}', which is not a field.");
            if (field == FieldNames.Code)
                section.Refuse(key, "cannot be the codes: they are several.");
        }

        section.Close();
        return rule;
    }
}
