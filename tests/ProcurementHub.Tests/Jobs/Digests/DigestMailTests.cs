using System.Text;
using AngleSharp.Html.Parser;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Matching;
using static ProcurementHub.Tests.Jobs.Digests.DigestSamples;

namespace ProcurementHub.Tests.Jobs.Digests;

public sealed class DigestMailTests
{
    private readonly DigestPages pages = new();

    [OneTimeTearDown]
    public async Task Close() => await pages.DisposeAsync();

    [Test]
    public async Task Spanish_OneNewAndOneChange_SaysItAsPeruviansWriteIt()
    {
        var mail = await MailOf(Reader(), Untold(1, Notice()), Untold(2, Moved(), told: Notice("Obra")));

        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo("1 convocatoria nueva y 1 cambio: textiles y confecciones, Arequipa"));
            foreach (var text in new[] { mail.Text, TextOf(mail.Html) })
            {
                Assert.That(text, Does.Contain("miércoles 14 de octubre de 2026, 23:59"));
                Assert.That(text, Does.Contain("quedan 5 días, 3 hábiles"));
                Assert.That(text, Does.Contain("S/\u00A034,100.00"));
                Assert.That(text, Does.Contain("Textiles y confecciones (por el código UNSPSC 53101502 del ítem), Arequipa"));
                Assert.That(text, Does.Contain("monto no publicado por la entidad"));
                Assert.That(text, Does.Contain("sin fecha límite utilizable: la fuente repite el día de publicación"));
                Assert.That(text, Does.Contain("Se revisaron 3 fuentes a tiempo."));
                Assert.That(text, Does.Contain("Próximo correo, si hay novedades: sábado 10 de octubre de 2026, 07:00."));
                Assert.That(text, Does.Contain("maria@textiles.example"));
            }
        });
    }

    [Test]
    public async Task English_TheSameDigest_HasNoSpanishOfOurs()
    {
        var mail = await MailOf(Reader("en"), Untold(1, Notice()), Untold(2, Moved(), told: Notice("Obra")));

        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo("1 new tender and 1 change: textiles and apparel, Arequipa"));
            Assert.That(mail.Text, Does.Contain("Wednesday 14 October 2026, 23:59"));
            Assert.That(mail.Text, Does.Contain("5 days left, 3 working days"));
            Assert.That(mail.Text, Does.Not.Contain("convocatoria").And.Not.Contain("Fecha").And.Not.Contain("quedan"));
        });
    }

    [Test]
    public async Task Change_InTheMail_IsShownFromOldToNew()
    {
        var later = Notice() with { Deadline = new Deadline(Lima(2026, 10, 20, 18, 0), DeadlineBasis.Schedule), Amount = Amount.Published(40_000m, "PEN") };

        var mail = await MailOf(Reader(), Untold(1, later, told: Notice()));

        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Does.StartWith("1 cambio: "));
            Assert.That(mail.Text, Does.Contain(
                "Fecha límite: miércoles 14 de octubre de 2026, 23:59 -> martes 20 de octubre de 2026, 18:00"));
            Assert.That(mail.Text, Does.Contain("Monto: S/\u00A034,100.00 -> S/\u00A040,000.00"));
        });
    }

    [Test]
    public async Task HostileTitle_InHtmlAndHeaders_IsTextAndNothingElse()
    {
        const string hostile = "<script>alert(1)</script>\r\nBcc: all@example.org\u202E & \"x\" <img src=x onerror=y>";
        var notice = Notice(hostile) with { Url = "javascript:alert(1)" };
        MatchReason[] reasons = [new(MatchCriterion.Keyword, "a\r\nBcc: b@example.org", MatchBasis.Title)];

        var mail = await MailOf(Reader(), Untold(1, notice) with { Matches = [new(1, Core.Subscriptions.Frequency.Daily, reasons)] });

        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll("script, img, iframe, link"), Is.Empty);
            Assert.That(page.QuerySelector("h3")!.TextContent, Is.EqualTo("<script>alert(1)</script> Bcc: all@example.org & \"x\" <img src=x onerror=y>"));
            Assert.That(mail.Html, Does.Not.Contain("javascript:"));
            Assert.That(mail.Subject, Does.Not.Contain("\n").And.Not.Contain("\r"));
            Assert.That(Encoding.ASCII.GetString(MimeWriter.Write(mail)).Split("\r\n"), Has.None.StartsWith("Bcc"));
        });
    }

    [Test]
    public async Task Items_FortyOfThem_EachSayWhyAndTheMailStaysSmall()
    {
        var mail = await MailOf(Reader(), [.. Enumerable.Range(1, 60).Select(i => Untold(i, Notice()))]);

        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll("h3"), Has.Length.EqualTo(40));
            Assert.That(page.QuerySelectorAll(".item").Select(item => item.TextContent), Has.All.Contain("Por qué le llega: Textiles"));
            Assert.That(Encoding.UTF8.GetByteCount(mail.Html), Is.LessThan(100_000));
            Assert.That(TextOf(mail.Html), Does.Contain("Hay 20 convocatorias nuevas más"));
            Assert.That(page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")),
                Has.All.Match("^https://(hub|portal)\\.example/"));
        });
    }

    [Test]
    public async Task Items_WithVeryLongTitles_AreFewerRatherThanCut()
    {
        var title = string.Join(' ', Enumerable.Repeat("Contratación del servicio de mantenimiento", 120));
        var mail = await MailOf(Reader(), [.. Enumerable.Range(1, 40).Select(i => Untold(i, Notice(title)))]);

        var page = new HtmlParser().ParseDocument(mail.Html);
        var shown = page.QuerySelectorAll("h3").Length;
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetByteCount(mail.Html), Is.LessThan(100_000));
            Assert.That(page.QuerySelectorAll("h3").Select(heading => heading.TextContent), Has.All.EqualTo(title));
            Assert.That(shown, Is.InRange(5, 39));
            Assert.That(TextOf(mail.Html), Does.Contain($"Hay {40 - shown} convocatorias nuevas más"));
            Assert.That(mail.Subject, Does.StartWith("40 convocatorias nuevas"));
        });
    }

    [Test]
    public async Task Headers_OfADigest_AreWhatReceiversAskFor()
    {
        var mail = await MailOf(Reader(), Untold(1, Notice()));
        var again = await MailOf(Reader(), Untold(2, Moved()));

        Assert.Multiple(() =>
        {
            Assert.That(mail.Headers, Does.Contain(new MailHeader("List-Unsubscribe", "<https://hub.example/unsubscribe?token=t0ken>")));
            Assert.That(mail.Headers, Does.Contain(new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")));
            Assert.That(mail.Headers, Does.Contain(new MailHeader("Auto-Submitted", "auto-generated")));
            Assert.That(mail.Headers, Does.Contain(new MailHeader("Content-Language", "es")));
            Assert.That(mail.MessageId, Does.Match("^<[0-9a-f]{32}@hub\\.example>$"));
            Assert.That(again.MessageId, Is.EqualTo(mail.MessageId), "The same subscriber and period.");
        });
    }

    [Test]
    public async Task LateSource_IsNamedWithItsLastReading()
    {
        var composition = DigestComposer.Compose(Reader(), new DigestMaterial([Untold(1, Notice())]), Schedule(), Moment with
        {
            Sources = new SourceReport(2, [new LateSource("SEACE", Lima(2026, 10, 8, 20, 0)), new LateSource("Cusco", null)]),
        });

        var mail = await new DigestMails(pages, Links, From).WriteAsync(composition.Digest!);

        Assert.That(mail.Text, Does.Contain("SEACE (última lectura, jueves 8 de octubre de 2026, 20:00); Cusco (todavía sin leer)."));
    }

    private async Task<OutgoingMail> MailOf(DigestReader reader, params UntoldNotice[] untold) =>
        await new DigestMails(pages, Links, From).WriteAsync(ComposeFor(reader, untold).Digest!);

    private static NoticeContent Moved() => Notice("Obra") with
    {
        Amount = Amount.Hidden("PEN"),
        Deadline = new Deadline(null, DeadlineBasis.RepeatsPublicationDay),
    };

    private static string TextOf(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent;
}
