namespace ProcurementHub.Demo.Serving;

/// <summary>What all pages of the portal share: a header, a menu, and a table that holds the page for its looks alone.</summary>
internal static class Frame
{
    private const string Style = """
        <style>body{font:14px Verdana,sans-serif;margin:0;color:#222}#cabecera{background:#7a1f2b;color:#fff;padding:12px 20px}
        #cabecera a{color:#fff;margin-right:16px}table{border-collapse:collapse}.marco{width:100%}.marco>tbody>tr>td{padding:16px 20px}
        th{background:#e9e1d6;text-align:left}th,td{padding:4px 8px;vertical-align:top}.datos tr:nth-child(even){background:#f7f4ef}
        .paginador{padding:10px;background:#e9e1d6}.panel{width:100%}</style>
        """;

    public static HtmlText Open(string title) => new HtmlText()
        .Raw("<!DOCTYPE html>\n<html lang=\"es\"><head><meta charset=\"UTF-8\"><title>").Text(title)
        .Raw(" - Portal Nacional de Convocatorias</title>").Raw(Style).Raw("</head><body>\n<div id=\"cabecera\">")
        .Raw("<strong>Portal Nacional de Convocatorias</strong> <small>país de muestra: entidades y convocatorias son inventadas</small>")
        .Raw("<div><a href=\"/convocatorias\">Convocatorias</a><a href=\"/planes\">Planes anuales</a>")
        .Raw("<a href=\"/ocds/releases\">Datos abiertos</a></div></div>\n")
        .Raw("<table class=\"marco\" role=\"grid\"><tbody><tr role=\"row\"><td role=\"gridcell\">\n<h1>").Text(title).Raw("</h1>\n");

    public static HtmlText Close(HtmlText page) => page.Raw("\n</td></tr></tbody></table>\n</body></html>\n");

    public static HtmlText Note(string title, string text) => Close(Open(title).Raw("<p>").Text(text).Raw("</p>"));

    public static void Header(HtmlText page, MarkupIds ids, IEnumerable<string> titles)
    {
        page.Raw("<thead><tr role=\"row\">");
        foreach (var title in titles)
            page.Raw("<th id=\"").Raw(ids.Next()).Raw("\" role=\"columnheader\"><span>").Text(title).Raw("</span></th>");
        page.Raw("</tr></thead>");
    }

    public static void Nothing(HtmlText page, int columns) =>
        page.Raw("<tr class=\"sin-datos\" role=\"row\"><td role=\"gridcell\" colspan=\"").Raw(Words.Number(columns))
            .Raw("\">No se encontraron datos</td></tr>\n");
}
