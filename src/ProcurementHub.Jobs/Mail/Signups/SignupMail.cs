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
            Html = LinkMail.Html(
                wish.Language, words.Subject, [$"{LinkMail.Html(words.Asked)}<br><b>{LinkMail.Html(asked)}</b>", LinkMail.Html(words.Confirm)], link, words.Button, words.Ignore),
        };
    }

    /// <summary>By names of ours only: with the words of the search, anybody could have the hub mail their own text to anybody.</summary>
    private static string Asked(SignupWish wish, Words words)
    {
        var sectors = wish.Criteria.Sectors.Select(code => SectorList.Standard.Find(code)?.Name(wish.Language)).OfType<string>().ToList();
        var regions = wish.Criteria.Regions.Select(code => RegionTree.Standard.Name(code, wish.Language)).OfType<string>().ToList();
        return $"{(sectors.Count == 0 ? words.AnySector : string.Join(", ", sectors))}; {(regions.Count == 0 ? words.AnyPlace : string.Join(", ", regions))}";
    }
}
