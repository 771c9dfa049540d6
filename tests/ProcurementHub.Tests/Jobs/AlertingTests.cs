using System.Net.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Tests.Jobs.Mail;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>The passes from a notice version to a delivered mail, over real stores; mails are written into a folder.</summary>
public abstract class AlertingTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly DigestPages pages = new();
    private readonly SourceCatalog catalog = SourceCatalog.Load();
    private MatchPass? matching;
    private PlanMatchPass? matchingPlans;

    protected string Folder { get; private set; } = "";

    [SetUp]
    public void MakeFolder()
    {
        Now = Drafts.Day(2, 9);
        Folder = Directory.CreateTempSubdirectory("hub-mail-").FullName;
    }

    [TearDown]
    public void DeleteFolder()
    {
        matching?.Dispose();
        matching = null;
        matchingPlans?.Dispose();
        matchingPlans = null;
        Directory.Delete(Folder, recursive: true);
    }

    [OneTimeTearDown]
    public void ClosePages() => pages.Dispose();

    protected TimeProvider Clock => new HandMovedClock(() => Now);

    protected static IOptions<SiteOptions> Site => Microsoft.Extensions.Options.Options.Create(new SiteOptions());

    protected DigestMails Mails => new(pages, new HubLinks(new Uri("https://hub.example")), new MailAddress("avisos@hub.example"));

    protected SourceWatch Watch
    {
        get
        {
            var options = new SourceOptions();
            return new SourceWatch(catalog, new EnabledSources(catalog, options, Site), Sources, options, Clock);
        }
    }

    /// <summary>By the same pass all through a test, as a server does: what it has of the subscriptions is brought up to date.</summary>
    protected Task<MatchResult> MatchAsync() => (matching ??= new MatchPass(
        Subscribers, new ActiveSearches(Database), Pending, Matches, catalog, RegionTree.Standard, new NoticesToMatch(Site), Clock,
        NullLogger<MatchPass>.Instance)).RunAsync(None);

    protected Task<PlanMatchResult> MatchPlansAsync() => (matchingPlans ??= new PlanMatchPass(
        Subscribers, new ActiveSearches(Database), PendingPlans, PlanMatches, new PlanVersions(Database), catalog, RegionTree.Standard, Clock, NullLogger<PlanMatchPass>.Instance)).RunAsync(None);

    protected Task<ComposeResult> ComposeAsync() =>
        new ComposePass(Subscribers, Matches, new PlanNewsReader(PlanMatches), Digests, Watch, Mails, Site, Clock, NullLogger<ComposePass>.Instance).RunAsync(None);

    protected Task<SendResult> SendAsync(IMailTransport? transport = null) =>
        SendPass(transport ?? new PickupFolderTransport(Folder)).RunAsync(None);

    protected SendPass SendPass(IMailTransport transport) =>
        new(Outbox, transport, Microsoft.Extensions.Options.Options.Create(new MailOptions()), Clock, NullLogger<SendPass>.Instance);

    protected async Task SubscribeAsync(string email, SubscriptionCriteria criteria) =>
        await Subscribers.ImportAsync([Subscription(email) with { Criteria = criteria }], Now, Now, None);

    protected async Task TellAsync(NoticeDraft draft)
    {
        await SaveAsync(draft);
        await MatchAsync();
        await ComposeAsync();
        await SendAsync();
    }

    protected async Task ComposeOneAsync(string email)
    {
        await SubscribeAsync(email, new());
        await SaveAsync(Drafts.Notice("A-1"));
        await MatchAsync();
        await ComposeAsync();
    }

    /// <summary>Of the newest mail that holds these words: mails of one pass go out in no order.</summary>
    protected string NewestText(string words = "") => new DirectoryInfo(Folder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc)
        .Select(file => PythonMail.Read(file.FullName).Parts["text/plain"]).First(text => text.Contains(words, StringComparison.Ordinal));

    protected static NoticeDraft Closing(string nativeId, int day) =>
        Drafts.Notice(nativeId, content => content with { Deadline = new Deadline(Drafts.Day(day, 17), DeadlineBasis.Schedule) });
}
