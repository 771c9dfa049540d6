using AngleSharp.Css.Parser;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads the sections that only pages have: list and detail.</summary>
internal static class HtmlSections
{
    private static readonly CssSelectorParser selectors = new();

    public static ListSettings List(YamlSection? section)
    {
        if (section is null)
            return new ListSettings();
        var settings = new ListSettings
        {
            Headers = section.Texts("headers"),
            Landmark = Css(section, "landmark"),
            Rows = Css(section, "rows"),
            Columns = section.Texts("columns"),
        };
        if (!settings.IsGiven)
            section.Refuse("landmark", "or headers must be given: without them an empty page and another page look alike.");
        if (settings.Headers.Count == 0 && settings.Rows is null)
            section.Refuse("rows", "is missing; only headers make it needless.");
        section.Close();
        return settings;
    }

    public static DetailSettings? Detail(YamlSection? section)
    {
        if (section is null)
            return null;
        section.Required("landmark");
        var settings = new DetailSettings
        {
            Landmark = Css(section, "landmark") ?? "",
            Follow = Node(section, "follow"),
            Fields = FieldSection.Read(section.Section("fields")),
            ScheduleHeaders = section.Texts("schedule"),
            Documents = Attachments(section.Section("documents")),
            Refresh = CadenceKeys.Refresh(section),
        };
        if (settings.ScheduleHeaders.Count is not (0 or 3))
            section.Refuse("schedule", "must name the three headers of stage, start and end.");
        section.Close();
        return settings;
    }

    private static AttachmentTable? Attachments(YamlSection? section)
    {
        if (section is null)
            return null;
        var table = new AttachmentTable(
            section.Texts("headers"), section.Required("title"), section.Text("published"),
            Node(section, "link") ?? new NodeSelector("a", "href"), FieldSection.Pattern(section, "match"), section.Text("url"));
        if (table.Headers.Count == 0)
            section.Refuse("headers", "is missing.");
        section.Close();
        return table;
    }

    internal static NodeSelector? Node(YamlSection section, string key)
    {
        if (section.Text(key) is not { } text)
            return null;
        var node = NodeSelector.Parse(text);
        if (!IsCss(node.Css))
            section.Refuse(key, $"is not a CSS selector: '{node.Css}'.");
        return node;
    }

    internal static string? Css(YamlSection section, string key)
    {
        var text = section.Text(key);
        if (text is not null && !IsCss(text))
            section.Refuse(key, $"is not a CSS selector: '{text}'.");
        return text;
    }

    internal static bool IsCss(string text) => selectors.ParseSelector(text) is not null;
}
