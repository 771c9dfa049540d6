using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Tests.Jobs.Mail;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>From a notice version to a delivered mail, over real stores; the reader's day begins at 7:00 in Lima, 12:00 UTC.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class AlertPassesTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task NewNotice_ForTwoOfThreeSubscribers_IsOneMailForEachAndNeverAgain()
    {
        await SubscribeAsync("ana@example.org", new() { Regions = ["PE-CUS"] });
        await SubscribeAsync("luis@example.org", new() { Keywords = ["combustibles"] });
        await SubscribeAsync("rosa@example.org", new() { Regions = ["PE-LIM"] });
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));

        var matched = await MatchAsync();
        var composed = await ComposeAsync();
        var sent = await SendAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(matched, Is.EqualTo(new MatchResult(Subscriptions: 3, Versions: 2, Matches: 4, UnreadableKeywords: 0)));
            Assert.That((composed.Due, composed.Digests, composed.Items), Is.EqualTo((2, 2, 4)));
            Assert.That(sent, Is.EqualTo(new SendResult(Sent: 2, Postponed: 0, GivenUp: 0, LastError: null)));
            Assert.That(Directory.GetFiles(Folder, "*.eml"), Has.Length.EqualTo(2));
            Assert.That((await MatchAsync()).Versions, Is.Zero);
            Assert.That((await ComposeAsync()).Digests, Is.Zero);
            Assert.That((await SendAsync()).Sent, Is.Zero);
        });
    }

    [Test]
    public async Task SecondNotice_OfTheSameDay_WaitsForTheNextDaysHour()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Drafts.Notice("A-1"));
        Now = Drafts.Day(2, 15);

        await SaveAsync(Drafts.Notice("A-2"));
        await MatchAsync();
        var sameDay = await ComposeAsync();
        Now = Drafts.Day(3, 7);
        var nextDay = await ComposeAsync();

        Assert.That((sameDay.Digests, nextDay.Digests, nextDay.Items), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public async Task ToldNotice_WhoseDeadlineMovesTwice_IsOneChangeFromWhatWasTold()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Drafts.Notice("A-1"));
        Now = Drafts.Day(2, 15);
        await SaveAsync(Closing("A-1", 14));
        Now = Drafts.Day(2, 16);
        await SaveAsync(Closing("A-1", 20));

        Now = Drafts.Day(3, 8);
        var matched = await MatchAsync();
        await ComposeAsync();
        await SendAsync();

        Assert.That(matched.Matches, Is.EqualTo(2));
        Assert.That(NewestText(), Does.Contain(
            "Fecha límite: miércoles 12 de agosto de 2026, 17:00 -> jueves 20 de agosto de 2026, 17:00"));
    }

    [Test]
    public async Task ToldNotice_ThatIsCancelled_IsToldUnderChanges()
    {
        await SubscribeAsync("ana@example.org", new());
        await TellAsync(Drafts.Notice("A-1"));

        Now = Drafts.Day(3, 8);
        await TellAsync(Drafts.Notice("A-1", content => content with { Status = NoticeStatus.Cancelled }));

        Assert.That(NewestText(), Does.Contain("Estado: abierta -> cancelada"));
    }

    [Test]
    public async Task ToldNotice_ThatMovesOutOfTheSearch_IsStillToldAsAChange()
    {
        await SubscribeAsync("ana@example.org", new() { Regions = ["PE-CUS"] });
        await TellAsync(Drafts.Notice("A-1"));

        Now = Drafts.Day(3, 8);
        await TellAsync(Drafts.Notice("A-1", content => content with { Regions = [new PlaceOfExecution("PE-LIM", RegionBasis.PlaceOfExecution)] }));

        Assert.That(NewestText(), Does.Contain("Lugar: Cusco -> Lima"));
    }

    [Test]
    public async Task ClosedNotice_WithNothingElse_MakesNoMailAndIsCountedInTheNext()
    {
        await SubscribeAsync("ana@example.org", new());
        await SaveAsync(Closing("A-1", 1));
        await MatchAsync();
        var first = await ComposeAsync();

        await SaveAsync(Drafts.Notice("A-2"));
        await MatchAsync();
        var second = await ComposeAsync();
        await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That((first.Digests, first.Waiting), Is.EqualTo((0, 1)));
            Assert.That((second.Digests, second.Items, second.LeftOut), Is.EqualTo((1, 1, 1)));
            Assert.That(NewestText(), Does.Contain("No se muestra 1 convocatoria que ya cerró."));
        });
    }

    [Test]
    public async Task Preview_OfAnAddress_IsTheNextMailAndChangesNothing()
    {
        await SubscribeAsync("ana@example.org", new());
        await SaveAsync(Drafts.Notice("A-1"));
        await MatchAsync();
        var preview = new DigestPreview(Subscribers, Matches, new PlanNewsReader(PlanMatches), Digests, Watch, Mails, Site, Clock);

        var shown = await preview.ForAsync("ANA@example.org", None);

        Assert.Multiple(async () =>
        {
            Assert.That(shown!.Mail!.Text, Does.Contain("Adquisición de combustible"));
            Assert.That(shown.GetsMail, Is.True);
            Assert.That(await preview.ForAsync("nobody@example.org", None), Is.Null);
            Assert.That((await ComposeAsync()).Digests, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Server_ThatIsDown_PostponesTheMailWhichThenKeepsItsMessageId()
    {
        await ComposeOneAsync("ana@example.org");
        var nobody = MailTransports.Create(Smtp(SmtpServer.FreePort()), Folder);

        var down = await SendAsync(nobody);
        (nobody as IDisposable)?.Dispose();
        var tooSoon = await SendAsync();
        Now = Now.AddMinutes(5);
        var up = await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That((down.Sent, down.Postponed, down.GivenUp), Is.EqualTo((0, 1, 0)));
            Assert.That(down.LastError, Is.Not.Empty);
            Assert.That(tooSoon.Sent, Is.Zero);
            Assert.That(up.Sent, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Address_ThatTheServerDoesNotKnow_IsGivenUpAtOnce()
    {
        using var server = await SmtpServer.StartAsync();
        await ComposeOneAsync("gone@example.org");
        var transport = MailTransports.Create(Smtp(server.Port), Folder);

        var sent = await SendAsync(transport);
        (transport as IDisposable)?.Dispose();

        var counts = await Outbox.CountAsync(None);
        Assert.That((sent.GivenUp, counts.Failed, counts.Waiting), Is.EqualTo((1, 1, 0)));
    }

    [Test]
    public async Task Worker_ThatDiedWithItsLease_LeavesTheMailToTheNextOne()
    {
        await ComposeOneAsync("ana@example.org");
        var taken = (await Outbox.LeaseAsync("dead", 10, Now, TimeSpan.FromMinutes(12), None)).Single();

        var early = await SendAsync();
        Now = Now.AddMinutes(12);
        var late = await SendAsync();

        Assert.That((early.Sent, late.Sent), Is.EqualTo((0, 1)));
        Assert.That(PythonMail.Read(Directory.GetFiles(Folder, "*.eml").Single()).Headers["Message-ID"], Is.EqualTo(taken.MessageId));
    }

    [Test]
    public async Task Pass_ThatIsToldToStop_HoldsNothingBack()
    {
        await ComposeOneAsync("ana@example.org");
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        Assert.That(async () => await SendPass(new PickupFolderTransport(Folder)).RunAsync(stopped.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await SendAsync()).Sent, Is.EqualTo(1));
    }

    private static MailOptions Smtp(int port) => new()
    {
        Transport = MailTransportKind.Smtp,
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None },
    };
}
