namespace ProcurementHub.Core.Subscriptions;

/// <summary>The words that files of subscribers and the API use for what a subscription asks for.</summary>
public static class SubscriptionWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Change => "changes",
        NoticeKind.Planned => "planned",
        _ => "tenders",
    };

    public static NoticeKind? ParseKind(string word)
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            if (string.Equals(Of(kind), word.Trim(), StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }
}
