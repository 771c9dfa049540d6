using System.Net.Mail;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Jobs.Mail.SignIns;

/// <summary>The mail with the link by which one of the staff signs in.</summary>
internal static class SignInMail
{
    private sealed record Words(string Subject, string Open, string Button, string Ignore);

    private static readonly Words spanish = new(
        "Enlace para entrar a la administración",
        "Para entrar a las páginas del personal, abra este enlace y confirme. Vale una sola vez y durante quince minutos:",
        "Entrar",
        "Si no lo pidió usted, no haga nada: sin el enlace nadie entra.");

    private static readonly Words english = new(
        "Link to sign in to the staff pages",
        "To sign in to the staff pages, open this link and confirm. It works once, and for fifteen minutes:",
        "Sign in",
        "If you did not ask for it, do nothing: nobody gets in without the link.");

    internal static OutgoingMail Write(string to, string language, string link, MailAddress from, DateTimeOffset at)
    {
        var words = language == "en" ? english : spanish;
        return new OutgoingMail
        {
            // Of another secret than the link's: ids of messages stand in logs of mail servers.
            MessageId = MessageId.Of(LinkToken.New(), from),
            From = from,
            To = new MailAddress(to),
            Subject = words.Subject,
            Date = at,
            Headers = [new MailHeader("Auto-Submitted", "auto-generated"), new MailHeader("Content-Language", language)],
            Text = $"{words.Open}\n\n{link}\n\n{words.Ignore}\n",
            Html = LinkMail.Html(language, words.Subject, [LinkMail.Html(words.Open)], link, words.Button, words.Ignore),
        };
    }
}
