using Microsoft.Extensions.Logging;
using ProcurementHub.Jobs.Scheduling;

namespace ProcurementHub.Tests.Jobs.Scheduling;

public sealed class JobLogTests
{
    private KeptLog kept = null!;
    private ILoggerFactory factory = null!;
    private JobLog log = null!;

    [SetUp]
    public void Open()
    {
        kept = new KeptLog();
        factory = LoggerFactory.Create(logging => logging.AddProvider(kept));
        log = new JobLog(TimeProvider.System, factory.CreateLogger<JobLog>());
    }

    [TearDown]
    public void Close()
    {
        factory.Dispose();
        kept.Dispose();
    }

    [Test]
    public async Task Pass_ThatIsDone_IsOneLineWithItsFiguresAsValues()
    {
        await log.RunAsync("match", () => Task.FromResult(7), matches => [("Matches", matches), ("Versions", 3)], CancellationToken.None);

        var line = kept.Lines.Single();
        Assert.That(line.Text, Does.Match(@"^match: done in \d+\.\d s; matches 7; versions 3$"));
        Assert.That((line.Level, line.Values["Job"], line.Values["Outcome"], line.Values["Matches"]), Is.EqualTo((LogLevel.Information, "match", "done", 7)));
        Assert.That(line.Values["Seconds"], Is.TypeOf<double>());
    }

    [Test]
    public async Task Pass_OverASource_NamesItAlsoWhereItFails()
    {
        await log.RunAsync("collecting", "xx-portal", () => throw new IOException("No space left on device:\n'/data/x'"), CancellationToken.None);

        var line = kept.Lines.Single();
        Assert.That(line.Text, Does.Match(@"^collecting xx-portal: failed in \d+\.\d s; reason No space left on device: '/data/x'$"));
        Assert.That((line.Level, line.Values["Source"], line.Failure), Is.EqualTo((LogLevel.Error, "xx-portal", (Exception?)null)), "where it was missed tells nobody anything");
    }

    [Test]
    public async Task Pass_ThatFailsByWhatNobodyForesaw_KeepsWhereItCameFrom()
    {
        Assert.That(await log.RunAsync<int>("send", () => throw new InvalidOperationException("a bug"), _ => [], CancellationToken.None), Is.False);

        Assert.That(kept.Lines.Single().Failure, Is.InstanceOf<InvalidOperationException>());
    }

    [Test]
    public void Pass_ThatIsStopped_SaysSoAndEnds()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.That(
            () => log.RunAsync<int>("send", () => throw new OperationCanceledException(stop.Token), _ => [], stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That((kept.Lines.Single().Level, kept.Lines.Single().Values["Outcome"]), Is.EqualTo((LogLevel.Information, "stopped")));
    }
}
