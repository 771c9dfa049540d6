using ProcurementHub.Core.Notices;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Host.Verbs;

internal static class NoticeArgument
{
    public static async Task<NoticeHistory> FindAsync(HubSession hub, string text, CancellationToken cancellationToken)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1)
            throw VerbFailure.WrongUse($"'{text}' is not a notice: write it as source/native id, as in 'hub export notices'.");
        return await hub.Get<NoticeStore>().FindAsync(new NoticeKey(text[..slash], text[(slash + 1)..]), cancellationToken)
            ?? throw VerbFailure.WrongUse($"There is no notice '{text}'.");
    }
}
