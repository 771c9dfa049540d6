using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Web.Figures;

/// <summary>Writes a question about lead times as an address: one spelling for each.</summary>
internal static class LeadTimeAddress
{
    public const string Page = "/statistics";

    public static string Of(LeadTimeQuestion question, string path = Page, int skip = 0)
    {
        var parts = new QueryBuilder { { LeadTimeFields.By, string.Join(',', question.Query.By.Select(LeadTimeKeys.Word)) } };
        foreach (var (name, value) in Parts(question))
            parts.Add(name, value);
        if (skip > 0)
            parts.Add(LeadTimeFields.Skip, skip.ToString(CultureInfo.InvariantCulture));
        return path + parts.ToQueryString().ToUriComponent();
    }

    /// <summary>What narrows it.</summary>
    public static IEnumerable<(string Name, string Value)> Parts(LeadTimeQuestion question)
    {
        var query = question.Query;
        (string, string?)[] parts =
        [
            (LeadTimeFields.From, query.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (LeadTimeFields.To, query.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (LeadTimeFields.Sector, query.Sector),
            (LeadTimeFields.Region, query.Region),
            (LeadTimeFields.Entity, question.Entity?.ToString()),
            (LeadTimeFields.ProcedureType, query.ProcedureType),
            (LeadTimeFields.Category, query.Category is { } category ? NoticeWords.Of(category) : null),
            (LeadTimeFields.Source, query.Source),
        ];
        foreach (var (name, value) in parts)
        {
            if (value is not null)
                yield return (name, value);
        }
    }
}
