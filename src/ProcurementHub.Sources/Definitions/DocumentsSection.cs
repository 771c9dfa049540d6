namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "documents:", which files of a saved folder belong to the source.</summary>
internal static class DocumentsSection
{
    public static DocumentSelection Read(YamlSection? section)
    {
        if (section is null)
            return DocumentSelection.Everything;
        var rules = section.Sections("precedence").Select(Precedence).ToList();
        var names = section.Sections("names").Select(Name).ToList();
        var selection = new DocumentSelection(section.Texts("take"), section.Texts("leave"), rules) { Names = [.. names.OfType<NameRule>()] };
        section.Close();
        return selection;
    }

    private static NameRule? Name(YamlSection rule)
    {
        rule.Required("match");
        var match = FieldSection.Pattern(rule, "match");
        var set = rule.Words("set");
        foreach (var (field, _) in set.Where(pair => FieldKinds.Find(pair.Key) is null))
            rule.Refuse("set", $"names '{field}', which is not a field.");
        rule.Close();
        return match is null ? null : new NameRule(match, set);
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
