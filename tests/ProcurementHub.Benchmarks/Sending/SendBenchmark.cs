using System.Globalization;
using System.Net.Mail;
using ProcurementHub.Core;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Benchmarks.Sending;

/// <summary>
/// Mails of about 9 kB over loopback to smtp-sink, by each transport of this build and through the outbox on SQLite,
/// beside smtp-source with the same count, size and connections.
/// </summary>
internal sealed class SendBenchmark : IBenchmark
{
    private const int Bytes = 9000;
    private const double LeastBySmtp = 200;
    private const double LeastOfSource = 0.5;
    private static readonly int[] Connections = [1, 4, 16];

    public string Name => "send";

    public string Describes => "mails a second to smtp-sink, beside smtp-source [--mails N] [--times N]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        if (SmtpSink.Find("smtp-sink") is null || SmtpSink.Find("smtp-source") is null)
            return Parsed.Failed<BenchmarkOutcome>("smtp-sink and smtp-source are not installed: nothing was measured. On Debian they come with the package postfix.");

        var mails = options.Number("mails", 2000);
        var times = options.Number("times", 5);
        using var sink = await SmtpSink.StartAsync(cancellationToken);
        var rates = new Dictionary<(string Who, int Connections), double>();
        foreach (var connections in Connections)
        {
            await MeasureAsync("smtp-source", connections, () => sink.SourceAsync(mails, Bytes, connections, cancellationToken));
            foreach (var kind in Kinds)
            {
                await MeasureAsync($"{kind}", connections, () => TransportAsync(Options(kind, sink.Port, connections), mails, cancellationToken));
                using var folder = new TemporaryFolder();
                await using var outbox = await FilledOutbox.OpenAsync(folder.Path("hub"), cancellationToken);
                await MeasureAsync($"{kind} through the outbox", connections, () => outbox.SendAsync(Options(kind, sink.Port, connections), cancellationToken), outbox.FillAsync);
            }
        }

        return Parsed.Of(Outcome(rates));

        async Task MeasureAsync(string who, int connections, Func<Task> run, Func<int, CancellationToken, Task>? prepare = null)
        {
            var samples = new Samples();
            for (var round = -1; round < times; round++)
            {
                if (prepare is not null)
                    await prepare(mails, cancellationToken);
                // The first round runs in code that is not yet compiled, and is not counted.
                if (round < 0)
                    await run();
                else
                    await samples.TakeAsync(run);
            }

            rates[(who, connections)] = mails / samples.Median;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{connections,2} connections, {who,-28} {mails / samples.Median,7:N0} mails/s, {samples}"));
        }
    }

    private static IEnumerable<MailTransportKind> Kinds =>
#if WITH_MAILKIT
        [MailTransportKind.Smtp, MailTransportKind.MailKit];
#else
        [MailTransportKind.Smtp];
#endif

    private BenchmarkOutcome Outcome(Dictionary<(string Who, int Connections), double> rates)
    {
        var smtp = rates[($"{MailTransportKind.Smtp}", 16)];
        if (!rates.TryGetValue(($"{MailTransportKind.MailKit}", 16), out var mailKit))
            return new BenchmarkOutcome(Name, Math.Round(smtp), "mails/s", Math.Round(smtp / LeastBySmtp, 2), "200 mails/s", 1, smtp >= LeastBySmtp);
        var ratio = mailKit / rates[("smtp-source", 16)];
        return new BenchmarkOutcome(
            Name, Math.Round(mailKit), "mails/s", Math.Round(ratio, 2), "smtp-source", LeastOfSource, ratio >= LeastOfSource && smtp >= LeastBySmtp);
    }

    private static MailOptions Options(MailTransportKind kind, int port, int connections) => new()
    {
        Transport = kind,
        From = "Avisos <avisos@hub.example>",
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None, Connections = connections },
    };

    private static async Task TransportAsync(MailOptions options, int mails, CancellationToken cancellationToken)
    {
        var transport = MailTransports.Create(options, "");
        using var connections = (IDisposable)transport;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Smtp.Connections, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, mails, parallel, async (number, token) =>
        {
            var answer = await transport.DeliverAsync(Mail(number), () => { }, token);
            if (answer.Outcome != DeliveryOutcome.Accepted)
                throw new InvalidOperationException($"smtp-sink did not take a mail: {answer.Reason}");
        });
    }

    private static OutgoingMail Mail(int number) => new()
    {
        MessageId = $"<{number:x32}@hub.example>",
        From = new MailAddress("avisos@hub.example", "Avisos"),
        To = new MailAddress("firm@example.org"),
        Subject = "3 convocatorias nuevas",
        Date = DateTimeOffset.UnixEpoch,
        Headers = [],
        Text = FilledOutbox.Text,
        Html = FilledOutbox.Html,
    };
}
