using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>The list of calls, newest first, in a table inside a table inside a table.</summary>
internal static class ListPage
{
    private const int LongestDescription = 300;

    private static readonly string[] Titles =
    [
        "N°", "Entidad", "RUC", "Fecha y hora de publicación", "Nomenclatura", "Objeto", "Descripción", "Cuantía", "Moneda",
        "Departamento", "Estado", "Acciones",
    ];

    public static int Pages(PublisherBook book, int size) => Math.Max(1, (book.CountIn(Outlet.Portal) + size - 1) / size);

    public static Answer Write(PublisherBook book, MarkupIds ids, int number, int size, Listing listing)
    {
        var total = listing == Listing.Emptied ? 0 : book.CountIn(Outlet.Portal);
        var (round, place) = listing is Listing.Repeating or Listing.Inventing ? Math.DivRem(number - 1, Pages(book, size)) : (0, number - 1);
        var first = place * size;
        var rows = Math.Clamp(total - first, 0, size);
        var page = Frame.Open("Convocatorias publicadas");
        page.Raw("<table id=\"").Raw(ids.Next()).Raw("\" class=\"panel\" role=\"grid\"><tbody><tr role=\"row\"><td role=\"gridcell\">\n")
            .Raw("<div class=\"tabla-datos\"><table role=\"grid\">");
        Frame.Header(page, ids, Titles);
        page.Raw("<tbody class=\"datos\">\n");
        for (var row = 0; row < rows; row++)
        {
            var notice = book[Outlets.IndexOf(Outlet.Portal, total - 1 - first - row)];
            Row(page, first + row + 1, listing == Listing.Inventing ? Rounds.Again(notice, round) : notice);
        }

        if (rows == 0)
            Frame.Nothing(page, Titles.Length);
        page.Raw("</tbody></table></div>\n");
        Pager(page, rows == 0 ? 0 : first + 1, first + rows, total, number, LastPage(book, number, size, listing));
        page.Raw("\n</td></tr></tbody></table>");
        return Answer.Html(Frame.Close(page), book.Now);
    }

    private static int LastPage(PublisherBook book, int number, int size, Listing listing) => listing switch
    {
        Listing.AsItIs => Pages(book, size),
        Listing.Emptied => 1,
        _ => number + 1,
    };

    private static void Row(HtmlText page, int number, PublishedNotice notice)
    {
        var description = notice.Description;
        page.Raw("<tr role=\"row\">").Cell(Words.Number(number)).Cell(notice.EntityNameAsWritten).Cell(notice.Entity.Ruc)
            .Cell(Words.Minute(notice.Published)).Cell(notice.Code).Cell(Words.Of(notice.Category))
            .Cell(description.Length > LongestDescription ? description[..LongestDescription] : description, "width:40%")
            .Cell(Words.Amount(notice.Amount), "text-align:right").Cell(Words.Currency(notice.Amount.Currency))
            .Cell(notice.PlaceShown ? Spelling.Plain(notice.Place.Department) : "").Cell(Words.Of(notice.State))
            .Raw("<td role=\"gridcell\"><a href=\"#\" title=\"Ver historial\">Historial</a> <a href=\"/convocatorias/")
            .Raw(Words.Number(notice.Id)).Raw("\" title=\"Ver ficha\">Ficha</a></td></tr>\n");
    }

    private static void Pager(HtmlText page, int from, int to, int total, int number, int pages)
    {
        page.Raw("<div class=\"paginador\"><span class=\"paginador-actual\">")
            .Text($"[ Mostrando de {Words.Number(from)} a {Words.Number(to)} del total {Words.Number(total)} - Página: {Words.Number(number)}/{Words.Number(pages)} ]")
            .Raw("</span> ");
        Step(page, "Anterior", "prev", number - 1, number > 1);
        Step(page, "Siguiente", "next", number + 1, number < pages);
        page.Raw("</div>");
    }

    private static void Step(HtmlText page, string title, string relation, int number, bool isThere)
    {
        if (isThere)
            page.Raw($"<a rel=\"{relation}\" href=\"/convocatorias?page={Words.Number(number)}\">{title}</a> ");
        else
            page.Raw($"<span class=\"inactivo\">{title}</span> ");
    }
}
