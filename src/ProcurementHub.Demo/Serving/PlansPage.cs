using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>Who has published the plan of a year, and who has not.</summary>
internal static class PlansPage
{
    private static readonly string[] Titles = ["N°", "RUC", "Entidad", "Año", "Versión", "Fecha de publicación", "Plan"];

    public static Answer Write(PublisherBook book, MarkupIds ids, int year, bool isEmptied)
    {
        var plans = isEmptied ? [] : book.Plans.Where(plan => plan.Year == year).ToList();
        var page = Frame.Open($"Planes anuales de contrataciones {Words.Number(year)}");
        page.Raw("<p><a href=\"/planes?anio=").Raw(Words.Number(book.PlanYear - 1)).Raw("\">Año anterior</a></p>\n")
            .Raw("<div class=\"tabla-datos\"><table role=\"grid\">");
        Frame.Header(page, ids, Titles);
        page.Raw("<tbody class=\"datos\">\n");
        foreach (var (place, plan) in plans.Index())
        {
            page.Raw("<tr role=\"row\">").Cell(Words.Number(place + 1)).Cell(plan.Entity.Ruc).Cell(plan.Entity.Name)
                .Cell(Words.Number(plan.Year));
            if (plan.PublishedOn is { } day)
            {
                page.Cell(Words.Number(plan.Version)).Cell(Words.Day(day))
                    .Raw("<td role=\"gridcell\"><a href=\"/planes/").Raw(plan.Key).Raw(".csv\">Descargar</a></td>");
            }
            else
            {
                page.Cell("").Cell("No publicado").Cell("");
            }

            page.Raw("</tr>\n");
        }

        if (plans.Count == 0)
            Frame.Nothing(page, Titles.Length);
        page.Raw("</tbody></table></div>");
        return Answer.Html(Frame.Close(page), book.Now);
    }
}
