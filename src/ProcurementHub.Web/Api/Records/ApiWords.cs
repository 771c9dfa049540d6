using System.Text.Json;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Web.Api.Records;

/// <summary>What is not known is null, and not a word of its own.</summary>
internal static class ApiWords
{
    public static string? Of(ProcurementCategory category) => category == ProcurementCategory.Unknown ? null : NoticeWords.Of(category);

    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Enrichment => "enrichment",
        ChangeKind.Correction => "correction",
        _ => "alert",
    };

    /// <summary>As the member of the notice is called.</summary>
    public static string Of(NoticeField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
}
