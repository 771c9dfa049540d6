using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Benchmarks.Sending;

/// <summary>A hub whose outbox is filled with digests of about 9 kB again and again.</summary>
internal sealed class FilledOutbox : IAsyncDisposable
{
    // 6.4 kB, which base64 and headers make 9.
    public static readonly string Text = string.Concat(Enumerable.Repeat("Señalización peatonal y muebles de oficina, Lima\n", 44));
    public static readonly string Html = $"<html><body>{string.Concat(Enumerable.Repeat("<p>Señalización peatonal y muebles de oficina</p>\n", 80))}</body></html>";

    private static readonly DateTimeOffset[] published = [.. Enumerable.Range(1, 8).Select(hours => DateTimeOffset.UtcNow.AddHours(-hours))];

    private static readonly Dictionary<string, string> headers = new(StringComparer.Ordinal)
    {
        ["Date"] = "Mon, 04 May 2026 07:00:00 -0500", ["List-Unsubscribe"] = $"<https://hub.example/unsubscribe?t={LinkToken.New()}>",
        ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click", ["List-Id"] = "Avisos <avisos.hub.example>", ["Auto-Submitted"] = "auto-generated",
    };

    private readonly BenchmarkHub _hub;
    private readonly List<long> _subscribers = [];
    private int _fillings;

    private FilledOutbox(BenchmarkHub hub) => _hub = hub;

    public static async Task<FilledOutbox> OpenAsync(string folder, CancellationToken cancellationToken) =>
        new(await BenchmarkHub.OpenAsync(folder, cancellationToken));

    public async Task FillAsync(int mails, CancellationToken cancellationToken)
    {
        if (_subscribers.Count == 0)
            await SubscribeAsync(mails, cancellationToken);
        var period = $"d{_fillings++}";
        await _hub.Get<DigestStore>().CommitAsync([.. _subscribers.Select(id => Digest(id, period))], DateTimeOffset.UtcNow, cancellationToken);
    }

    /// <summary>How large the database is, its unused pages included.</summary>
    public Task<long> BytesAsync(CancellationToken cancellationToken) => _hub.Get<HubDatabase>().FirstAsync<long>(
        "SELECT p.page_count * s.page_size FROM pragma_page_count AS p, pragma_page_size AS s", null, cancellationToken);

    public async Task SendAsync(MailOptions options, CancellationToken cancellationToken)
    {
        var transport = MailTransports.Create(options, "");
        using var connections = (IDisposable)transport;
        await SendAsync(transport, options, cancellationToken);
    }

    public async Task SendAsync(IMailTransport transport, MailOptions options, CancellationToken cancellationToken)
    {
        var pass = new SendPass(_hub.Get<OutboxStore>(), transport, Options.Create(options), TimeProvider.System, NullLogger<SendPass>.Instance);
        var result = await pass.RunAsync(cancellationToken);
        if (result.Sent != _subscribers.Count)
            throw new InvalidOperationException($"The pass did not do what is measured: {result}");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private async Task SubscribeAsync(int count, CancellationToken cancellationToken)
    {
        var store = _hub.Get<SubscriberStore>();
        var now = DateTimeOffset.UtcNow;
        await store.ImportAsync(
            [.. Enumerable.Range(0, count).Select(number => new SubscriptionImport
            {
                Email = $"firm{number}@example.org",
                Locale = "es",
                TimeZone = "America/Lima",
                SendHour = 7,
                Criteria = new SubscriptionCriteria(),
                Frequency = Frequency.Daily,
            })],
            now, now, cancellationToken);
        _subscribers.AddRange((await store.ActiveSubscriptionsAsync(cancellationToken)).Select(subscription => subscription.SubscriberId));
    }

    private static DigestDraft Digest(long subscriberId, string period) => new()
    {
        SubscriberId = subscriberId,
        Period = period,
        Items = 8,
        LeftOut = 0,
        Matches = [],
        Published = [.. published],
        LinkToken = LinkToken.New(),
        Mail = new MailDraft
        {
            MessageId = $"<{Guid.NewGuid():N}@hub.example>",
            Recipient = $"firm{subscriberId}@example.org",
            Subject = "3 convocatorias nuevas",
            Headers = headers,
            Html = Html,
            Text = Text,
        },
    };
}
