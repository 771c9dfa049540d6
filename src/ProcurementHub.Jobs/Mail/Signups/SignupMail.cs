using System.Net;
using System.Net.Mail;
using ProcurementHub.Core.Classification;

namespace ProcurementHub.Jobs.Mail.Signups;

/// <summary>The mail that asks the owner of an address whether they want alerts.</summary>
internal static class SignupMail
{
    private sealed record Words(string Subject, string Asked, string Confirm, string Button, string Ignore, string AnySector, string AnyPlace);

    private static readonly Words spanish = new(
        "Confirme que quiere recibir avisos de convocatorias",
        "Alguien, quizá usted, pidió recibir en esta dirección avisos de convocatorias públicas:",
        "Para recibirlos, abra esta página y confirme. El enlace vale tres días:",
        "Confirmar que quiero los avisos",
        "Si no fue usted, no haga nada: no recibirá ningún aviso.",
        "todos los rubros",
        "todos los lugares");

    private static readonly Words english = new(
        "Confirm that you want alerts of public tenders",
        "Somebody, perhaps you, asked for alerts of public tenders at this address:",
        "To get them, open this page and confirm. The link holds for three days:",
        "Confirm that I want the alerts",
        "If it was not you, do nothing: you will get no alerts.",
        "all sectors",
        "all places");

    internal static OutgoingMail Write(SignupWish wish, string link, MailAddress from, string token, DateTimeOffset at)
    {
        var words = wish.Language == "en" ? english : spanish;
        var asked = Asked(wish, words);
        return new OutgoingMail
        {
            MessageId = MessageId.Of(token, from),
            From = from,
            To = new MailAddress(wish.Email),
            Subject = words.Subject,
            Date = at,
            Headers = [new MailHeader("Auto-Submitted", "auto-generated"), new MailHeader("Content-Language", wish.Language)],
            Text = $"{words.Asked}\n{asked}\n\n{words.Confirm}\n\n{link}\n\n{words.Ignore}\n",
            Html = $$"""
                <!DOCTYPE html>
                <html lang="{{wish.Language}}">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{{Html(words.Subject)}}</title>
                <style>
                @media (prefers-color-scheme: dark) { .page { background: #12181f !important; } .sheet { background: #1b232c !important; border-color: #34414e !important; color: #eef2f6 !important; } .soft { color: #a9b6c3 !important; } .link { color: #6fd0b6 !important; } }
                </style>
                </head>
                <body class="page" style="margin:0;padding:0;background:#eef1f4">
                <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef1f4"><tr><td align="center" style="padding:16px 8px">
                <table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #d5dce3;color:#1b2733;text-align:left"><tr><td style="padding:20px 24px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px">
                <p style="margin:0 0 12px">{{Html(words.Asked)}}<br><b>{{Html(asked)}}</b></p>
                <p style="margin:0 0 16px">{{Html(words.Confirm)}}</p>
                <p style="margin:0 0 16px"><a href="{{Html(link)}}" style="display:inline-block;padding:12px 20px;background:#0b5d4b;color:#ffffff;font-weight:bold;text-decoration:none">{{Html(words.Button)}}</a></p>
                <p class="soft" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#55636f;word-break:break-all"><a class="link" href="{{Html(link)}}" style="color:#0b5d4b">{{Html(link)}}</a></p>
                <p style="margin:0">{{Html(words.Ignore)}}</p>
                </td></tr></table>
                </td></tr></table>
                </body>
                </html>

                """,
        };
    }

    /// <summary>By names of ours only: with the words of the search, anybody could have the hub mail their own text to anybody.</summary>
    private static string Asked(SignupWish wish, Words words)
    {
        var sectors = wish.Criteria.Sectors.Select(code => SectorList.Standard.Find(code)?.Name(wish.Language)).OfType<string>().ToList();
        var regions = wish.Criteria.Regions.Select(code => RegionTree.Standard.Name(code, wish.Language)).OfType<string>().ToList();
        return $"{(sectors.Count == 0 ? words.AnySector : string.Join(", ", sectors))}; {(regions.Count == 0 ? words.AnyPlace : string.Join(", ", regions))}";
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
