namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads what says which source it is: id, title, zone, country and how far it was tried.</summary>
internal static class AboutKeys
{
    public static string Id(YamlSection root)
    {
        var id = root.Required("id");
        if (id.Length > 0 && !id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
            root.Refuse("id", "may hold lower-case letters, digits and hyphens only.");
        return id;
    }

    public static LocalText? Title(YamlSection root)
    {
        if (root.Section("title") is not { } title)
        {
            root.Refuse("title", "is missing.");
            return null;
        }

        var text = new LocalText(title.Required("es"), title.Required("en"));
        title.Close();
        return text;
    }

    public static TimeZoneInfo Zone(YamlSection root)
    {
        root.Required("zone");
        return Zone(root, "zone") ?? TimeZoneInfo.Utc;
    }

    /// <returns>Null where the key is not given, or is no zone.</returns>
    public static TimeZoneInfo? Zone(YamlSection section, string key)
    {
        if (section.Text(key) is not { } name)
            return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        section.Refuse(key, $"is not a time zone that this machine knows: '{name}'.");
        return null;
    }

    public static string? Country(YamlSection root)
    {
        var country = root.Text("country");
        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            root.Refuse("country", "must be two capital letters (ISO 3166-1).");
        return country;
    }

    public static Verification? Verified(YamlSection root) =>
        root.Choice<Verification?>("verified", null,
            (Verification.SavedFiles.ToWord(), Verification.SavedFiles), (Verification.Live.ToWord(), Verification.Live));
}
