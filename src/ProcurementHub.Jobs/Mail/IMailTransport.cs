namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Hands mails on. Safe to call from several threads at once. A refusal or a failing network is an answer,
/// not an exception; only a cancelled token throws.
/// </summary>
public interface IMailTransport
{
    /// <param name="ending">
    /// Called before the last bytes leave; from then on the mail may be out. May block, and throws where the mail must
    /// not be ended. Not called by a transport that never delivers a mail twice.
    /// </param>
    Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, Action ending, CancellationToken cancellationToken);
}
