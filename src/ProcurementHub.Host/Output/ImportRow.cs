using ProcurementHub.Jobs.Subscribers;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Output;

internal sealed record ImportRow(
    int Lines, int SubscribersAdded, int SubscribersChanged, int SubscriptionsAdded, int SubscriptionsChanged,
    int SubscriptionsEnded, int Unsubscribed, IReadOnlyList<SubscriberLineFault> Refused)
{
    public static ImportRow Of(ImportResult result, int lines, IReadOnlyList<SubscriberLineFault> refused) => new(
        lines, result.SubscribersAdded, result.SubscribersChanged, result.SubscriptionsAdded, result.SubscriptionsChanged,
        result.SubscriptionsEnded, result.Unsubscribed, refused);
}
