using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Jobs.Mail.Bounces;

/// <summary>What one pass over the mailbox did.</summary>
/// <param name="Failed">Mails that did not arrive, without consequence for their address.</param>
/// <param name="Suppressed">Addresses that get no more mail.</param>
/// <param name="Unsubscribed">Readers who complained.</param>
/// <param name="Unreadable">Meant as reports, and not understood.</param>
/// <param name="NotOurs">Reports that name no mail of ours.</param>
/// <param name="Left">Files that could not be read or moved.</param>
public sealed record BounceResult(
    int Read = 0, int Failed = 0, int Suppressed = 0, int Unsubscribed = 0, int Unreadable = 0, int NotOurs = 0, int Left = 0, string? LastError = null)
{
    internal BounceResult With((ReturnedMail Mail, ReturnedMailAction Action) handled) => this with
    {
        Read = Read + 1,
        Failed = Failed + One(handled.Action == ReturnedMailAction.Failed),
        Suppressed = Suppressed + One(handled.Action == ReturnedMailAction.Suppressed),
        Unsubscribed = Unsubscribed + One(handled.Action == ReturnedMailAction.Unsubscribed),
        Unreadable = Unreadable + One(handled.Mail.Kind == ReturnedMailKind.Unreadable),
        NotOurs = NotOurs + One(handled.Action == ReturnedMailAction.NotOurs),
    };

    private static int One(bool isSo) => isSo ? 1 : 0;
}
