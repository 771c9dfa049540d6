using ProcurementHub.Core;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "json:" and what "fields:" and "detail:" say in a source of JSON.</summary>
internal static class JsonSection
{
    /// <summary>The section "detail" belongs to the reader: here it is the answer about one notice.</summary>
    public static JsonSettings Read(YamlSection root, IReadOnlyList<FieldRule> fields)
    {
        var section = root.Section("json");
        if (root.Text("reader") != ReaderNames.Json)
        {
            section?.Close();
            return new JsonSettings();
        }

        var settings = new JsonSettings
        {
            Rows = Path(section, "rows"),
            Landmark = Path(section, "landmark"),
            Wrapped = Paths(section, "wrapped"),
            Row = new JsonShape(Fields(root, fields), Stages(section?.Section("schedule")), Attachments(section?.Section("documents"))),
            Detail = Detail(root.Section("detail")),
        };
        section?.Close();
        if (settings.Rows is null && settings.Detail is null)
            root.Refuse("json", "must name the rows, or detail must be given: the reader cannot know the answers otherwise.");
        if (settings.Rows is not null && settings.Row.Fields.Count == 0)
            root.Refuse("fields", "is missing.");
        return settings;
    }

    /// <summary>A JSON path, checked; null where the key is not given or is no path.</summary>
    public static JsonPath? Path(YamlSection? section, string key) =>
        section?.Text(key) is { } text ? Checked(JsonPath.Parse(text), section, key) : null;

    private static JsonDetail? Detail(YamlSection? section)
    {
        if (section is null)
            return null;
        var shape = new JsonShape(Fields(section, FieldSection.Read(section.Section("fields"))), Stages(section.Section("schedule")), Attachments(section.Section("documents")));
        var (landmark, follow) = (Required(section, "landmark"), Template(section, "follow"));
        var refresh = CadenceKeys.Refresh(section);
        section.Close();
        return landmark is null ? null : new JsonDetail(landmark, follow, shape, refresh);
    }

    private static List<JsonField> Fields(YamlSection section, IReadOnlyList<FieldRule> rules)
    {
        var fields = new List<JsonField>();
        foreach (var rule in rules)
        {
            var written = section.Section("fields")!;
            if (rule.Path is null)
                written.Refuse(rule.Name, "must say by a path where it stands; there is nothing else in JSON.");
            else if (written.Section(rule.Name) is { } field && Path(field, "path") is { } path)
                fields.Add(new JsonField(rule, path));
        }

        return fields;
    }

    private static JsonStages? Stages(YamlSection? section)
    {
        if (section is null)
            return null;
        var (rows, name) = (Required(section, "rows"), Required(section, "stage"));
        var (start, end) = (Path(section, "start"), Path(section, "end"));
        section.Close();
        return rows is null || name is null ? null : new JsonStages(rows, name, start, end);
    }

    private static JsonAttachments? Attachments(YamlSection? section)
    {
        if (section is null)
            return null;
        section.Required("link");
        var (rows, link) = (Required(section, "rows"), Template(section, "link"));
        var (title, published) = (Path(section, "title"), Path(section, "published"));
        section.Close();
        return rows is null || link is null ? null : new JsonAttachments(rows, title, link, published);
    }

    private static JsonTemplate? Template(YamlSection section, string key) =>
        section.Text(key) is { } text ? Checked(JsonTemplate.Parse(text), section, key) : null;

    private static JsonPath? Required(YamlSection section, string key)
    {
        section.Required(key);
        return Path(section, key);
    }

    private static List<JsonPath> Paths(YamlSection? section, string key) =>
        section is null ? [] : [.. section.Texts(key).Select(text => Checked(JsonPath.Parse(text), section, key)).OfType<JsonPath>()];

    private static T? Checked<T>(Parsed<T> parsed, YamlSection section, string key)
        where T : class
    {
        if (!parsed.HasValue)
            section.Refuse(key, parsed.Reason!);
        return parsed.ValueOrDefault;
    }
}
