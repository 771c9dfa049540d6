using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Api;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Plans;

/// <summary>What was planned and never called for, and what was called for and in no plan: counts of all entities, or the lists of one.</summary>
internal sealed class PlanCallsTable(PlanCalls calls, PlanVersions versions, EntityBodies bodies, PlanYears years)
{
    public static void Map(IEndpointRouteBuilder tables) =>
        tables.MapGet("/plans/calls.csv", (HttpContext context, PlanCallsTable own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.AnswerAsync(context, text, cancellationToken));

    private async Task<IResult> AnswerAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text);
        var year = question.Number(PlanFields.Year, PlanFields.FirstYear, PlanFields.LastYear - 1) ?? years.Present;
        var entity = question.Entity(SearchFields.Entity);
        if (question.IsWrong)
            return ApiProblems.Wrong(question.Errors, text);
        if (entity is null)
            return Answer(context, text, Counts(await calls.ListAsync(years.Of(year), cancellationToken)));
        var body = await bodies.FindAsync(entity, cancellationToken);
        return body is null || (await versions.PlansAsync(body.Ids, year, cancellationToken)).Count == 0
            ? ApiProblems.NotFound(text)
            : Answer(context, text, await ListsAsync(body, years.Of(year), cancellationToken));
    }

    private static IResult Answer(HttpContext context, IStringLocalizer<ApiText> text, byte[] table) =>
        PlanTables.Answer(context, text["PlanCalls_FileName"], output => output.WriteAsync(table, context.RequestAborted).AsTask());

    // Empty, and not 0, where no call is known: nobody can tell then.
    private static byte[] Counts(IReadOnlyList<PlanCallsRow> rows) => PlanTables.Write(
        ["entityScheme", "entityId", "entityName", "lines", "pastLines", "neverCalled", "calls", "callsInNoPlan"],
        rows.Select(row => (string?[])
        [
            row.Scheme, row.ExternalId, row.Name, Number(row.Lines), Number(row.PastLines), row.NeverCalledAsFarAsKnown is { } never ? Number(never) : null,
            Number(row.Calls), Number(row.CallsInNoPlan),
        ]));

    private async Task<byte[]> ListsAsync(EntityBodyCard body, PlanYearSpan year, CancellationToken cancellationToken)
    {
        var never = await calls.NeverCalledAsync(body.Ids, year, cancellationToken);
        var unplanned = await calls.InNoPlanAsync(body.Ids, year, cancellationToken);
        return PlanTables.Write(
            ["kind", "key", "reference", "title", "month", "published"],
            never.Select(line => (string?[])
                ["never_called", $"{line.SourceId}/{line.NativeId}", line.Content.Reference, line.Content.Title, line.Content.Month?.ToString(CultureInfo.InvariantCulture), null])
            .Concat(unplanned.Select(call => (string?[])
                ["in_no_plan", call.Key.ToString(), call.ProcedureCode, call.Title, null, call.PublishedAt?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)])));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
