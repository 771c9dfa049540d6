using System.Text.Json;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "pages:" and "post:", and what must hold between them, the start and the reader.</summary>
internal static class PagesSection
{
    public static PageRule Read(YamlSection? section)
    {
        if (section is null)
            return PageRule.OnePage;
        var rule = new PageRule
        {
            From = section.Number("from", 1),
            Size = section.Number("size", 0),
            Last = Pager(section.Section("last")),
            Total = Pager(section.Section("total")),
            Next = HtmlSections.Node(section, "next"),
            LinkHeader = section.Flag("linkHeader", false),
            Cursor = JsonSection.Path(section, "cursor"),
            Files = HtmlSections.Node(section, "files"),
            Landmark = HtmlSections.Css(section, "landmark"),
            Max = section.Number("max", PageRule.OnePage.Max),
        };
        if (rule.Files is null != rule.Landmark is null)
            section.Refuse("files", "and landmark go together.");
        if (rule.Total is not null && rule.Size == 0)
            section.Refuse("size", "must be given where pages are made of a total.");
        section.Close();
        return rule;
    }

    public static PostRule? Post(YamlSection? section)
    {
        if (section is null)
            return null;
        var rule = new PostRule
        {
            To = section.Text("to"),
            Form = section.Words("form"),
            Json = section.Text("json"),
            Hidden = section.Texts("hidden"),
        };
        if (rule.Json is null == (rule.Form.Count == 0))
            section.Refuse("form", "or json must say what is posted, and not both.");
        if (rule.Json is not null && rule.Hidden.Count > 0)
            section.Refuse("hidden", "is for forms.");
        if (rule.Json is not null && !IsJson(rule.Json))
            section.Refuse("json", "is not JSON when its places are filled.");
        if (rule.Texts.Select(PageTemplate.Trouble).FirstOrDefault(trouble => trouble is not null) is { } trouble)
            section.Refuse(rule.Json is null ? "form" : "json", trouble);
        section.Close();
        return rule;
    }

    public static void Check(SourceDefinition definition, YamlSection root)
    {
        if (definition.Start is not { } start)
        {
            if (definition.Post is not null)
                root.Refuse("post", "needs a start.");
            return;
        }

        var (pages, texts) = (definition.Pages, (definition.Post?.Texts ?? []).Append(start).ToList());
        bool Has(string place) => texts.Exists(text => text.Contains(place, StringComparison.Ordinal));
        var isCounted = Has("{page}") || Has("{offset}");
        if (!isCounted && pages is { Next: null, Cursor: null, LinkHeader: false } && (pages.Last ?? pages.Total) is not null)
            root.Refuse("start", "has neither {page} nor {offset}, but pages are counted.");
        if ((Has("{offset}") || Has("{size}")) && pages.Size == 0)
            root.Refuse("pages", "must give the size that {offset} and {size} stand for.");
        if (Has("{cursor}") && pages.Cursor is null)
            root.Refuse("pages", "must name the cursor that {cursor} stands for.");
        if (new[] { isCounted, pages.Next is not null, pages.LinkHeader, pages.Cursor is not null, pages.Files is not null }.Count(way => way) > 1)
            root.Refuse("pages", "can be counted, or lead to the next by a link, the header Link or a cursor, or link to files, but only one of these.");
        var isHtml = definition.Reader == ReaderNames.Html;
        if (new[] { pages.Last, pages.Total }.OfType<PagerText>().Any(pager => pager.Path is null != isHtml))
            root.Refuse("pages", isHtml ? "can be counted by a selector and a pattern only." : "can be counted by a path only, as these are not pages of HTML.");
        if (pages.Next is not null && !isHtml)
            root.Refuse("pages", "has next, which is a link in a page of HTML; cursor is for JSON.");
    }

    private static PagerText? Pager(YamlSection? section)
    {
        if (section is null)
            return null;
        var (css, match, path) = (HtmlSections.Css(section, "at"), FieldSection.Pattern(section, "match"), JsonSection.Path(section, "path"));
        if (section.Has("path") && (section.Has("at") || section.Has("match")))
            section.Refuse("path", "stands alone, without at and match.");
        if (!section.Has("path") && !section.Has("at"))
            section.Refuse("at", "is missing.");
        if (!section.Has("path") && !section.Has("match"))
            section.Refuse("match", "is missing.");
        section.Close();
        return path is not null || (css is not null && match is not null) ? new PagerText(css, match, path) : null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var filled = JsonDocument.Parse(PageTemplate.FillJson(text, 1, 10, null));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
