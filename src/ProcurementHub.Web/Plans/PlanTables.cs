using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Jobs.Exporting;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Api;

namespace ProcurementHub.Web.Plans;

/// <summary>
/// Plan lines and demand as tables for spreadsheets. Each begins with the mark of UTF-8, and a cell that a spreadsheet would
/// take for a formula gets an apostrophe before it.
/// </summary>
internal sealed class PlanTables(PlanLineList plans, DemandAnswers demand, PlanRequests requests)
{
    private const int MostRows = 50_000;
    private const int RowsAtOnce = 500;

    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    public static void Map(IEndpointRouteBuilder tables)
    {
        tables.MapGet("/plans.csv", (HttpContext context, PlanTables own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.LinesAsync(context, text, cancellationToken));
        tables.MapGet("/plans/demand.csv", (HttpContext context, PlanTables own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.DemandAsync(context, text, cancellationToken));
    }

    public static IResult Answer(HttpContext context, string name, Func<Stream, Task> write)
    {
        context.Response.Headers.CacheControl = "public, max-age=30";
        return Results.Stream(write, "text/csv; charset=utf-8; header=present", name + ".csv");
    }

    /// <summary>The same mark and the same care for formulas, for tables that are small.</summary>
    public static byte[] Write(string[] columns, IEnumerable<string?[]> rows)
    {
        using var output = new MemoryStream();
        output.Write(mark);
        using (var csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            csv.WriteHeader(columns);
            foreach (var row in rows)
                csv.WriteRecord(row);
            csv.Flush();
        }

        return output.ToArray();
    }

    private async Task<IResult> LinesAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        if (Read(context, text, out var question) is { } wrong)
            return wrong;
        var filter = await requests.ForAsync(question, cancellationToken);
        // Counted before the answer begins: a failure then is a failure, and no short table.
        var found = await plans.SearchAsync(filter, 0, 1, cancellationToken);
        context.Response.Headers["X-Total-Count"] = found.Found.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-Most-Rows"] = MostRows.ToString(CultureInfo.InvariantCulture);
        return Answer(context, text["Plans_FileName"], output => WriteAsync(output, filter, context.RequestAborted));
    }

    private async Task WriteAsync(Stream output, PlanLineFilter filter, CancellationToken cancellationToken)
    {
        using var rows = new MemoryStream();
        rows.Write(mark);
        using var table = new PlanLineCsv(rows);
        var written = 0;
        await foreach (var line in plans.StreamAsync(filter, cancellationToken))
        {
            if (written++ == MostRows)
                break;
            table.Write(line);
            if (written % RowsAtOnce == 0)
                await SendAsync();
        }

        await SendAsync();

        async Task SendAsync()
        {
            table.Finish();
            await output.WriteAsync(rows.GetBuffer().AsMemory(0, (int)rows.Length), cancellationToken);
            rows.SetLength(0);
        }
    }

    private async Task<IResult> DemandAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        if (Read(context, text, out var question) is { } wrong)
            return wrong;
        if (DemandWays.Read(context.Request.Query[DemandWays.Field]) is not { } keys)
            return ApiProblems.Wrong([new ApiProblemError(DemandWays.Field, text["CannotBeUsed", context.Request.Query[DemandWays.Field].ToString()])], text);
        question = question with { OnlyComing = true, Year = null };
        var rows = await demand.ReadAsync(question, await requests.ForAsync(question, cancellationToken), keys, cancellationToken);
        var bytes = Write(
            [.. DemandWays.All.Where(way => keys.HasFlag(way.Key)).Select(way => way.Word), "lines", "withAmount", "currency", "sum"],
            rows.SelectMany(row => Rows(row, keys)));
        return Answer(context, text["Demand_FileName"], output => output.WriteAsync(bytes, context.RequestAborted).AsTask());
    }

    // A row for each currency: sums of two never stand in one cell.
    private static IEnumerable<string?[]> Rows(DemandRow row, DemandKeys keys)
    {
        string?[] about =
        [
            .. keys.HasFlag(DemandKeys.Month) ? [MonthOf(row)] : Array.Empty<string?>(),
            .. keys.HasFlag(DemandKeys.Sector) ? [row.Sector] : Array.Empty<string?>(),
            .. keys.HasFlag(DemandKeys.Region) ? [row.Region] : Array.Empty<string?>(),
            row.Lines.ToString(CultureInfo.InvariantCulture), row.WithAmount.ToString(CultureInfo.InvariantCulture),
        ];
        return row.Amounts.Count == 0
            ? [[.. about, null, null]]
            : row.Amounts.Select(amount => (string?[])[.. about, amount.Currency, amount.Sum.ToString("0.00", CultureInfo.InvariantCulture)]);
    }

    /// <summary>"2026-03"; "2026" where the lines give no month.</summary>
    public static string? MonthOf(DemandRow row) => row.Year is not { } year ? null
        : row.Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}") : year.ToString(CultureInfo.InvariantCulture);

    private static IResult? Read(HttpContext context, IStringLocalizer<ApiText> text, out PlanQuestion question)
    {
        question = PlanFields.Read(context.Request.Query);
        var errors = question.Unused.Select(unused => new ApiProblemError(unused.Field, text["CannotBeUsed", unused.Written])).ToList();
        if (question.Search.Fault is { } fault)
            errors.Add(new ApiProblemError("q", text["Fault_" + fault.Kind, fault.Position]));
        return errors.Count == 0 ? null : ApiProblems.Wrong(errors, text);
    }
}
