using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Benchmarks.Sending;

/// <summary>
/// Mails of about 9 kB put into the outbox and sent, round after round, by a transport that costs nothing: how fast each is
/// on SQLite, and what a mail that went out leaves in the database.
/// </summary>
internal sealed class OutboxBenchmark : IBenchmark
{
    private const double MostBytes = 1_500;

    public string Name => "outbox";

    public string Describes => "what a mail that went out leaves in the database [--mails N] [--rounds N]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var (mails, rounds) = (options.Number("mails", 2_000), options.Number("rounds", 11));
        using var folder = new TemporaryFolder();
        await using var outbox = await FilledOutbox.OpenAsync(folder.Path("hub"), cancellationToken);
        var (filling, sending, sizes) = (new Samples(), new Samples(), new List<long>());
        for (var round = 0; round < rounds; round++)
        {
            await filling.TakeAsync(() => outbox.FillAsync(mails, cancellationToken));
            await sending.TakeAsync(() => outbox.SendAsync(new Taken(), new MailOptions(), cancellationToken));
            sizes.Add(await outbox.BytesAsync(cancellationToken));
        }

        // The first round also makes the subscribers, and the room that the next one's bodies use again.
        var bytes = (sizes[^1] - sizes[0]) / (double)(mails * (rounds - 1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{mails / filling.Median:N0} mails/s put into the outbox, {filling}; {mails / sending.Median:N0} mails/s sent, {sending}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"database after each round, MB: {string.Join(' ', sizes.Select(size => (size / 1e6).ToString("0.0", CultureInfo.InvariantCulture)))}"));
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(bytes), "bytes a mail", Math.Round(bytes / Content, 2), "its content", Math.Round(MostBytes / Content, 2), bytes <= MostBytes));
    }

    private static int Content => FilledOutbox.Html.Length + FilledOutbox.Text.Length;

    private sealed class Taken : IMailTransport
    {
        public Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, Action ending, CancellationToken cancellationToken)
        {
            ending();
            return Task.FromResult(DeliveryAnswer.Accepted);
        }
    }
}
