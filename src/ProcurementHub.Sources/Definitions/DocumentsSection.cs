namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "documents:", which files of a saved folder belong to the source.</summary>
internal static class DocumentsSection
{
    public static DocumentSelection Read(YamlSection? section)
    {
        if (section is null)
            return DocumentSelection.Everything;
        var rules = section.Sections("precedence").Select(Precedence).ToList();
        var selection = new DocumentSelection(section.Texts("take"), section.Texts("leave"), rules);
        section.Close();
        return selection;
    }

    private static PrecedenceRule Precedence(YamlSection rule)
    {
        var read = new PrecedenceRule(rule.Required("glob"), rule.Words("set"));
        foreach (var (field, _) in read.Set.Where(pair => FieldKinds.Find(pair.Key) is null))
            rule.Refuse("set", $"names '{field}', which is not a field.");
        rule.Close();
        return read;
    }
}
