using System.Net;
using System.Net.Mail;

namespace ProcurementHub.Jobs.Mail.Signups;

/// <summary>The mail that asks the owner of an address whether they want alerts.</summary>
internal static class SignupMail
{
    private sealed record Words(string Subject, string Asked, string Confirm, string Ignore);

    private static readonly Words spanish = new(
        "Confirme que quiere recibir avisos de convocatorias",
        "Alguien, quizá usted, pidió recibir en esta dirección avisos de convocatorias públicas.",
        "Para recibirlos, abra esta página y confirme. El enlace vale tres días:",
        "Si no fue usted, no haga nada: no recibirá ningún aviso.");

    private static readonly Words english = new(
        "Confirm that you want alerts of public tenders",
        "Somebody, perhaps you, asked for alerts of public tenders at this address.",
        "To get them, open this page and confirm. The link holds for three days:",
        "If it was not you, do nothing: you will get no alerts.");

    internal static OutgoingMail Write(SignupWish wish, string link, MailAddress from, string token, DateTimeOffset at)
    {
        var words = wish.Language == "en" ? english : spanish;
        return new OutgoingMail
        {
            MessageId = MessageId.Of(token, from),
            From = from,
            To = new MailAddress(wish.Email),
            Subject = words.Subject,
            Date = at,
            Headers = [new MailHeader("Auto-Submitted", "auto-generated"), new MailHeader("Content-Language", wish.Language)],
            Text = $"{words.Asked}\n\n{words.Confirm}\n\n{link}\n\n{words.Ignore}\n",
            Html = $"""
                <!DOCTYPE html>
                <html lang="{wish.Language}">
                <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>{Html(words.Subject)}</title></head>
                <body style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px">
                <p>{Html(words.Asked)}</p>
                <p>{Html(words.Confirm)}</p>
                <p><a href="{Html(link)}">{Html(link)}</a></p>
                <p>{Html(words.Ignore)}</p>
                </body>
                </html>

                """,
        };
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
