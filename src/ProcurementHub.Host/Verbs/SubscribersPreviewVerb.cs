using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Subscribers;

namespace ProcurementHub.Host.Verbs;

internal static class SubscribersPreviewVerb
{
    public static Command Create()
    {
        var options = SubscriberColumns.Criteria.ToDictionary(column => column, column => new Option<string>("--" + column.Replace('_', '-'))
        {
            Description = $"As the column {column} of a subscriber file; several values are separated by ';'.",
        });
        var verb = new Command("preview", $"How much a subscription would have told in the last {SubscriptionPreview.Days} days, with examples; changes nothing.");
        foreach (var option in options.Values)
            verb.Options.Add(option);
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var cells = options.ToDictionary(option => option.Key, option => context.Get(option.Value)?.Trim() ?? "");
            var criteria = hub.Get<CriteriaParser>().Parse(cells);
            if (!criteria.HasValue)
                throw VerbFailure.WrongUse(criteria.Reason!);
            VolumeReport.Write(context.Terminal, await hub.Get<SubscriptionPreview>().CountAsync(criteria.Value, cancellationToken));
            return ExitCode.Done;
        });
        return verb;
    }
}
