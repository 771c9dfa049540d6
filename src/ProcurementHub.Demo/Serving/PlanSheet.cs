using System.Text;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>A plan as spreadsheets save it here: UTF-8 with a byte order mark, semicolons, CRLF, quotes where needed.</summary>
internal static class PlanSheet
{
    private static readonly string[] Titles =
    [
        "num_ref", "anio", "version", "fecha_publicacion", "ruc", "entidad", "tipo_proc", "obj_cont", "descripcion", "cod_cubso",
        "cant_items", "monto", "tipo_moneda", "fuente_finan", "mes_prev_conv", "departamento", "observ",
    ];

    public static Answer Write(PublishedPlan plan, DateTimeOffset lastModified, bool isEmptied)
    {
        var sheet = new StringBuilder(8 * 1024).Append('\uFEFF').AppendJoin(';', Titles).Append("\r\n");
        foreach (var line in isEmptied ? [] : plan.Lines)
        {
            string[] cells =
            [
                Words.Number(line.Reference), Words.Number(plan.Year), Words.Number(plan.Version),
                plan.PublishedOn is { } day ? Words.Day(day) : "", plan.Entity.Ruc, plan.Entity.Name, line.Procedure.PlanCode,
                Words.Of(line.Category), line.Description, line.Cubso ?? "", Words.Number(line.Items), Words.Amount(line.Amount),
                Words.Currency(line.Amount.Currency), line.Funding, Words.Month(line.Month), line.Department, line.Remark,
            ];
            sheet.AppendJoin(';', cells.Select(Quote)).Append("\r\n");
        }

        return new Answer("text/csv; charset=utf-8", Encoding.UTF8.GetBytes(sheet.ToString()), lastModified);
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(';', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
