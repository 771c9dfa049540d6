using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Web.Api.Describing;
using ProcurementHub.Web.Api.Records;
using ProcurementHub.Web.Compliance;

namespace ProcurementHub.Web.Api;

/// <summary>Who has published the plan of a year, as the pages tell it: page by page, or as one table.</summary>
internal sealed class ComplianceApi(ComplianceYears years, ApiLinks links)
{
    public const string Table = "/compliance.csv";

    private const string Path = "/compliance";

    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    private static readonly IReadOnlyList<ApiParameter> ofYear =
    [
        new(ComplianceQuestion.CountryField, Example: "PE", TextKey: "Param_planCountry"),
        new(ComplianceQuestion.YearField, "integer", Example: "2026", TextKey: "Param_planYear"),
        new(ComplianceQuestion.DayField, Example: "2026-11-20", TextKey: "Param_asOfDay"),
        new(ComplianceQuestion.KnownField, Example: "2026-11-20", TextKey: "Param_knownBy"),
        new(ComplianceQuestion.StateField, Choices: [.. Enum.GetValues<ComplianceState>().Select(state => state.ToWord())], TextKey: "Param_planState"),
        new(ComplianceQuestion.RegionField, Example: "PE-CUS"),
        new(ComplianceQuestion.SectorField, TextKey: "Param_planSector"),
        new(ComplianceQuestion.LevelField, Choices: [.. GovernmentLevels.All], TextKey: "Param_planLevel"),
        new(ComplianceQuestion.WordsField, Example: "municipalidad", TextKey: "Param_entityWords"),
        new(ComplianceQuestion.NotifiedField, Choices: ["1"], TextKey: "Param_notified"),
    ];

    private static readonly IReadOnlyList<ApiParameter> parameters = [.. ofYear, .. ApiParameter.OfPages];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(Path, (HttpContext context, ComplianceApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.ListAsync(context, text, cancellationToken)).Describes<ApiPage<ApiCompliance>>("Compliance", parameters);

    public static RouteHandlerBuilder MapTable(IEndpointRouteBuilder routes) =>
        routes.MapGet(Table, (HttpContext context, ComplianceApi own, IStringLocalizer<ApiText> text, CancellationToken cancellationToken) =>
            own.TableAsync(context, text, cancellationToken));

    private async Task<IResult> ListAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text, parameters.Select(parameter => parameter.Name));
        var wanted = Read(context, question);
        var take = question.Take();
        var asked = wanted.To(Path);
        var cursor = question.Continuation(asked);
        if (question.IsWrong || await FoundAsync(wanted, question, cancellationToken) is not { } found)
            return ApiProblems.Wrong(question.Errors, text);

        var rows = wanted.Filter.Of(found.Rows).ToList();
        var skip = int.TryParse(cursor?.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var next = rows.Count > skip + take
            ? NextPage.Of(links, context.Request, new ApiCursor((skip + take).ToString(CultureInfo.InvariantCulture), null, false).Write(asked))
            : null;
        return Tagged.Json(
            new ApiPage<ApiCompliance>([.. rows.Skip(skip).Take(take).Select(row => ApiCompliance.Of(found, row))], new ApiTotal(rows.Count, true), next),
            ApiJson.Plain.Compliance);
    }

    // Begins with the mark of UTF-8, without which Excel shows "Ã³" for "ó".
    private async Task<IResult> TableAsync(HttpContext context, IStringLocalizer<ApiText> text, CancellationToken cancellationToken)
    {
        var question = new ApiQuestion(context.Request.Query, text);
        var wanted = Read(context, question);
        if (question.IsWrong || await FoundAsync(wanted, question, cancellationToken) is not { } found)
            return ApiProblems.Wrong(question.Errors, text);
        using var table = new MemoryStream();
        table.Write(mark);
        ComplianceCsv.Write(table, found, wanted.Filter.Of(found.Rows));
        return Results.Bytes(table.ToArray(), "text/csv; charset=utf-8; header=present", $"{text["Compliance_FileName"]}-{found.Country}-{found.Year}.csv");
    }

    private static ComplianceQuestion Read(HttpContext context, ApiQuestion question)
    {
        var wanted = ComplianceQuestion.Read(context.Request.Query);
        foreach (var (field, written) in wanted.Unused)
            question.Wrong(field, "CannotBeUsed", written);
        return wanted;
    }

    private async Task<ComplianceYear?> FoundAsync(ComplianceQuestion wanted, ApiQuestion question, CancellationToken cancellationToken)
    {
        var found = await years.ReadAsync(wanted, cancellationToken);
        if (found is null)
            question.Wrong(ComplianceQuestion.YearField, "NoRuleForYear", years.CountryOf(wanted), years.YearOf(wanted));
        return found;
    }
}
