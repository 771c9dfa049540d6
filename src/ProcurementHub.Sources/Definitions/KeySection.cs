namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "key:" and "entity:", by which a notice and a public body are told from others.</summary>
internal static class KeySection
{
    public static KeyRule Read(YamlSection? section)
    {
        if (section is null)
            return KeyRule.NativeId;
        var key = new KeyRule(section.Texts("from"), section.Required("called")) { Alike = section.Texts("alike") };
        if (key.From.Count == 0)
            section.Refuse("from", "must name one or more fields.");
        foreach (var field in key.From.SelectMany(field => field.Split('|')).Where(field => FieldKinds.Find(field) is null))
            section.Refuse("from", $"names '{field}', which is not a field.");
        foreach (var field in key.Alike.Where(field => FieldKinds.Find(field) is null))
            section.Refuse("alike", $"names '{field}', which is not a field.");
        section.Close();
        return key;
    }

    public static string? EntityScheme(YamlSection? section)
    {
        var scheme = section?.Text("scheme");
        if (section is not null && scheme is null && !section.Has("also"))
            section.Refuse("scheme", "is missing.");
        return scheme;
    }

    /// <summary>Closes the section, of which <see cref="EntityScheme"/> has read the other key.</summary>
    public static OtherRegister? EntityAlso(YamlSection? section)
    {
        var also = section?.Section("also");
        section?.Close();
        if (also is null)
            return null;
        also.Required("match");
        var (of, match, name) = (also.Required("of"), FieldSection.Pattern(also, "match"), also.Required("as"));
        also.Close();
        return match is null ? null : new OtherRegister(of, match, name);
    }
}
