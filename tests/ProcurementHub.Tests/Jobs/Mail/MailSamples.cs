using System.Net.Mail;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Tests.Jobs.Mail;

internal static class MailSamples
{
    internal static Task<DeliveryAnswer> DeliverAsync(this IMailTransport transport, OutgoingMail mail, CancellationToken cancellationToken) =>
        transport.DeliverAsync(mail, () => { }, cancellationToken);

    internal static OutgoingMail Mail(string to = "maria@textiles.example") => new()
    {
        MessageId = "<0123456789abcdef0123456789abcdef@hub.example>",
        From = new MailAddress("avisos@hub.example", "Avisos de la Región Áncash"),
        To = new MailAddress(to),
        Subject = "3 convocatorias nuevas y 1 cambio: muebles y carpintería, Áncash, según la búsqueda «señalización peatonal»",
        Date = new DateTimeOffset(2026, 10, 9, 7, 10, 0, TimeSpan.FromHours(-5)),
        Headers =
        [
            new("List-Unsubscribe", $"<https://hub.example/unsubscribe?token={new string('a', 64)}>"),
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            new("Auto-Submitted", "auto-generated"),
            new("Content-Language", "es"),
        ],
        Text = "Línea una con ñ y un = signo\n.punto al principio\nblanco al final \n\n" + new string('x', 200) + "\nfin\n",
        Html = "<!DOCTYPE html>\n<html><body><p style=\"color:#123\">Señal é — " + new string('é', 300) + "</p></body></html>\n",
    };
}
