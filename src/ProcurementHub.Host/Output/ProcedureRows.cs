using System.Globalization;
using ProcurementHub.Core.Procedures;
using ProcurementHub.Storage.Procedures;

namespace ProcurementHub.Host.Output;

/// <param name="Procedure">The same for all notices of a procedure; another when its notices are others.</param>
/// <param name="Basis">code, ocid, code_spelling or code_and_name.</param>
internal sealed record ProcedureNoticeReport(
    long Procedure, string Source, string NativeId, string? ProcedureCode, int? Call, string? Entity, string Title, DateTimeOffset? Published,
    string Basis, double Score, DateTimeOffset Linked)
{
    public static ProcedureNoticeReport Of(ProcedureNoticeRow row) => new(
        row.ProcedureId, row.SourceId, row.NativeId, row.ProcedureCode, row.CallNumber, row.EntityName, row.Title, row.PublishedAt,
        Word(row.Basis), row.Score, row.LinkedAt);

    public IReadOnlyList<string> ToCells() =>
    [
        Procedure.ToString(CultureInfo.InvariantCulture), $"{Source}/{NativeId}", ProcedureCode ?? "", Call?.ToString(CultureInfo.InvariantCulture) ?? "",
        $"{Basis.Replace('_', ' ')} {Score.ToString("0.##", CultureInfo.InvariantCulture)}", Title,
    ];

    private static string Word(LinkBasis basis) => basis switch
    {
        LinkBasis.Code => "code",
        LinkBasis.Ocid => "ocid",
        LinkBasis.CodeSpelling => "code_spelling",
        _ => "code_and_name",
    };
}

internal sealed record ApartReport(
    string Notice, string Apart, string By, string Why, DateTimeOffset At, DateTimeOffset? EndedAt, string? EndedBy, string? EndedWhy)
{
    public static ApartReport Of(string notice, ApartRow row) =>
        new(notice, row.Other.ToString(), row.SaidBy, row.Why, row.MadeAt, row.EndedAt, row.EndedBy, row.EndedWhy);

    public string ToLine() =>
        $"Taken apart from {Apart} by {By}, {Day(At)} ({Why}){(EndedAt is { } ended ? $"; taken back {Day(ended)} by {EndedBy}: {EndedWhy}" : "")}";

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Notices">How many belong elsewhere than before.</param>
internal sealed record ProcedureChangeRow(string? Notice, int Notices);
