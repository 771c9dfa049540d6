using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>One call: labels and values, then its schedule, place, items and documents.</summary>
internal static class DetailPage
{
    public static Answer Write(PublishedNotice notice, MarkupIds ids, bool isEmptied)
    {
        var page = Frame.Open("Ficha de la convocatoria");
        Panel(page, ids, "Información general",
        [
            ("Nomenclatura:", notice.Code),
            ("N° de convocatoria:", Words.Number(notice.Call)),
            ("Tipo de procedimiento:", notice.Procedure.Name),
            ("Normativa aplicable:", "Ley General de Contrataciones Públicas"),
            ("Estado:", Words.Of(notice.State)),
            ("Fecha y hora de publicación:", Words.Minute(notice.Published)),
        ]);
        Panel(page, ids, "Información de la entidad",
        [
            ("Entidad convocante:", notice.EntityNameAsWritten),
            ("RUC:", notice.Entity.Ruc),
            ("Dirección legal:", Address(notice.Entity)),
            ("Página web:", ""),
        ]);
        Panel(page, ids, "Información del procedimiento",
        [
            ("Objeto de contratación:", Words.Of(notice.Category)),
            ("Descripción del objeto:", notice.Description),
            ("Cuantía de la contratación:", Words.Amount(notice.Amount)),
            ("Moneda:", Words.Currency(notice.Amount.Currency)),
            ("Costo de reproducción de las bases:", "GRATUITO"),
        ]);
        Table(page, ids, "Cronograma", "cronograma", ["Etapa", "Fecha Inicio", "Fecha Fin"],
            isEmptied ? [] : notice.Stages.Select(Stage));
        var place = notice.Place;
        Table(page, ids, "Lugar de ejecución", "lugar", ["Departamento", "Provincia", "Distrito"],
            notice.PlaceShown && !isEmptied
                ? [[Spelling.Plain(place.Department), Spelling.Plain(place.Province), Spelling.Plain(place.District)]]
                : []);
        Table(page, ids, "Ítems", "items", ["N° ítem", "Código CUBSO", "Descripción del ítem", "Cantidad", "Unidad", "Reserva Para MYPE"],
            isEmptied ? [] : notice.Items.Select(item => Item(item, notice)));
        Table(page, ids, "Documentos", "documentos", ["N°", "Etapa", "Documento", "Archivo", "Fecha y hora de publicación"],
            isEmptied ? [] : [["1", "Convocatoria", "Bases Administrativas", $"/documentos/{Words.Number(notice.Id)}", Words.Minute(notice.Published)]]);
        return Answer.Html(Frame.Close(page), notice.LastChanged);
    }

    private static string Address(PublishedEntity entity) => Spelling.Plain(
        $"{entity.Address} ({entity.Place.Department}-{entity.Place.Province}-{entity.Place.District})");

    private static string[] Stage(PublishedStage stage) => [stage.Name, Words.Bound(stage.Start), $" {Words.Bound(stage.End)}"];

    private static string[] Item(PublishedItem item, PublishedNotice notice) =>
    [
        Words.Number(item.Number), item.Cubso ?? "", item.Description, Words.Number(item.Quantity), item.Unit,
        notice.ReservedForSmallFirms ? "SI" : "NO",
    ];

    private static void Panel(HtmlText page, MarkupIds ids, string legend, IEnumerable<(string Label, string Value)> rows)
    {
        page.Raw("<fieldset id=\"").Raw(ids.Next()).Raw("\"><legend>").Text(legend).Raw("</legend><table id=\"").Raw(ids.Next())
            .Raw("\" class=\"panel\" role=\"grid\"><tbody>\n");
        foreach (var (label, value) in rows)
        {
            page.Raw("<tr role=\"row\"><td role=\"gridcell\" style=\"width:30%\"><span style=\"font-weight:bold\">").Text(label)
                .Raw("</span></td>").Cell(value, "width:70%").Raw("</tr>\n");
        }

        page.Raw("</tbody></table></fieldset>\n");
    }

    private static void Table(
        HtmlText page, MarkupIds ids, string legend, string name, string[] titles, IEnumerable<string[]> rows)
    {
        page.Raw("<fieldset id=\"").Raw(ids.Next()).Raw("\"><legend>").Text(legend).Raw("</legend><div class=\"tabla-datos ").Raw(name)
            .Raw("\"><table role=\"grid\">");
        Frame.Header(page, ids, titles);
        page.Raw("<tbody class=\"datos\">\n");
        var isEmpty = true;
        foreach (var row in rows)
        {
            isEmpty = false;
            page.Raw("<tr role=\"row\">");
            foreach (var cell in row)
                Cell(page, cell);
            page.Raw("</tr>\n");
        }

        if (isEmpty)
            Frame.Nothing(page, titles.Length);
        page.Raw("</tbody></table></div></fieldset>\n");
    }

    private static void Cell(HtmlText page, string text)
    {
        if (text.StartsWith('/'))
            page.Raw("<td role=\"gridcell\"><a href=\"").Text(text).Raw("\">Descargar</a> (18 KB)</td>");
        else
            page.Cell(text);
    }
}
