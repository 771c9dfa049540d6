using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Tests.Sources.Fetching;

namespace ProcurementHub.Tests.MadeUpYear;

/// <summary>The portal of the made-up year: a list of bodies, and a table of lines of plans with the day of publication.</summary>
internal sealed class PlanYearPortal : IAsyncDisposable
{
    public const string Entities = "made-up-bodies";
    public const string Plans = "made-up-plans";

    private TestServer server = null!;

    /// <summary>Which reading is due; null while the portal fails.</summary>
    public int? Reading { get; set; } = 0;

    public bool IsListNew { get; set; }

    public string Authority => $"127.0.0.1:{server.Port}";

    public static async Task<PlanYearPortal> StartAsync()
    {
        var portal = new PlanYearPortal();
        portal.server = await TestServer.StartAsync(portal.AnswerAsync);
        return portal;
    }

    /// <summary>Writes the definitions and the rule into a folder.</summary>
    public async Task DescribeAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, Entities + ".yml"), $$"""
            id: {{Entities}}
            title: { es: Entidades inventadas, en: Made-up bodies }
            country: PE
            zone: America/Lima
            kind: entities
            reader: csv
            start: http://{{Authority}}/entities.csv
            csv: { separator: ";", encoding: utf-8 }
            entity: { scheme: PE-RUC }
            fields:
              nativeId: { column: numero }
              entityName: { column: nombre }
              entityId: { column: ruc }
              entitySector: { column: sector }
              seatDepartment: { column: departamento }
            every: 1d
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, Plans + ".yml"), $$"""
            id: {{Plans}}
            title: { es: Planes inventados, en: Made-up plans }
            country: PE
            zone: America/Lima
            kind: plans
            reader: csv
            start: http://{{Authority}}/plans.csv
            csv: { separator: ";", encoding: utf-8 }
            key: { from: [entityId|entityName, planYear, planReference], called: "entity, year and line" }
            dates: [dd/MM/yyyy, "dd/MM/yyyy HH:mm"]
            entity: { scheme: PE-RUC }
            fields:
              entityId: { column: ruc }
              entityName: { column: entidad }
              planYear: { column: anio, as: number }
              planReference: { column: linea }
              published: { column: publicado }
              description: { column: descripcion }
            every: 1d
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "duties.csv"), $"""
            country;id;what;from;to;counted_from;periods;zone;lists;registers;register_day;confidence;citation
            PE;made-up;plan;2026;2026;01-01;15w 5w;America/Lima;{Entities};{Plans}=PE-RUC;first;confirmed;A made-up law
            """);
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (Reading is not { } reading)
        {
            context.Response.StatusCode = 500;
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        await context.Response.WriteAsync(context.Request.Path == "/entities.csv" ? List() : Table(reading));
    }

    private string List()
    {
        var text = new StringBuilder("numero;nombre;ruc;sector;departamento\n");
        foreach (var body in PlanYear.Bodies.Where(body => !IsListNew || body.Kind != "left out"))
        {
            text.Append(CultureInfo.InvariantCulture, $"{body.Number};{body.Name};{(body.HasId ? body.Id : "")};{(body.Number % 3 == 0 ? "SALUD" : "EDUCACION")};{(body.Number % 2 == 0 ? "CUSCO" : "LIMA")}\n");
            // A second institution with the same number and nearly the same name.
            if (body.Number % 40 == 0)
                text.Append(CultureInfo.InvariantCulture, $"{body.Number}-B;{body.Name.Replace(" ", "  ", StringComparison.Ordinal).ToLowerInvariant()};{(body.HasId ? body.Id : "")};SALUD;LIMA\n");
        }

        return text.ToString();
    }

    private static string Table(int reading)
    {
        var text = new StringBuilder("ruc;entidad;anio;linea;publicado;descripcion\n20999999999;ENTIDAD QUE NO ESTA EN LA LISTA;2026;1;02/01/2026;Papel\n");
        text.Append("20999999999;ENTIDAD QUE NO ESTA EN LA LISTA;2025;1;02/01/2025;Papel\n");
        foreach (var body in PlanYear.Bodies)
        {
            if (body.Kind == "same name" && reading >= 3)
                text.Append(CultureInfo.InvariantCulture, $";{body.Name};2026;1;10/02/2026;Combustible\n");
            if (body.Shown[reading] is not { } shown)
                continue;
            var (year, day) = shown == "2025" ? (2025, "20/01/2025") : (2026, shown);
            for (var line = 1; line <= 1 + (body.Number % 3); line++)
                text.Append(CultureInfo.InvariantCulture, $"{(body.HasId ? body.Id : "")};{body.Name};{year};{line};{day};Bien {line}\n");
        }

        return text.ToString();
    }
}
