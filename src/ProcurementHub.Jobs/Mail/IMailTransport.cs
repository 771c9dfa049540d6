namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Hands mails on. Safe to call from several threads at once. A refusal or a failing network is an answer,
/// not an exception; only a cancelled token throws.
/// </summary>
public interface IMailTransport
{
    Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
