using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>Annual plans on their way into mails, over real stores; it is August 2026.</summary>
public abstract class PlanAlertingTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Heading = "COMPRAS PREVISTAS EN PLANES ANUALES";

    protected static SubscriptionCriteria Planned { get; } = new() { Kinds = [NoticeKind.Planned] };

    protected static PlanLineDraft Line(int number, int? month = 11, Func<PlanLineContent, PlanLineContent>? but = null)
    {
        var content = new PlanLineContent
        {
            Entity = new EntityReference("PE-CONSUCODE", "1042", "Municipalidad de Echarati"),
            Year = 2026,
            Reference = $"{number}",
            Title = $"Combustible para la flota {number}",
            Month = month,
            ProcedureType = "Licitación Pública",
            Amount = Amount.Published(100 * number, "PEN"),
        };
        return new PlanLineDraft(Source, $"1042/2026/{number}", but is null ? content : but(content), SourceDate: null, Position: $"line {number}");
    }

    /// <summary>A new version of the plan, read to its end: what is not in it was taken out.</summary>
    protected async Task PublishAsync(byte content, params PlanLineDraft[] lines)
    {
        await DocumentAsync();
        var document = await RecordAsync(Fetched("https://portal.example/plan", content));
        await KeepAsync(new DocumentBatch
        {
            SourceId = Source,
            DocumentId = document.Id,
            ObservedAt = Now,
            PlanLines = lines,
            PlansAreWhole = true,
            Result = Read(lines.Length) with { PlanLines = lines.Length },
        });
    }

    /// <returns>How many plan lines and notices the digests of this pass tell.</returns>
    protected async Task<int> TellPlansAsync()
    {
        await MatchPlansAsync();
        return await ComposeAndSendAsync();
    }

    protected async Task<int> ComposeAndSendAsync()
    {
        var composed = await ComposeAsync();
        await SendAsync();
        return composed.Items;
    }

    /// <summary>The part of the newest mail that tells of plans; empty where it has none.</summary>
    protected string PlansOfNewest() => NewestText() is var text && text.IndexOf(Heading, StringComparison.Ordinal) is >= 0 and var at ? text[at..text.IndexOf("----", at, StringComparison.Ordinal)] : "";

    protected void OnDay(int day) => Now = Drafts.Day(day, 9);
}
