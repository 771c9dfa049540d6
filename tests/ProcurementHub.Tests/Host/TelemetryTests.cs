using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>What a monitoring system gets from a running hub: names and labels stand as plain text in its packets.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class TelemetryTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly string[] passes = ["match", "compose", "send"];

    private readonly ConcurrentDictionary<string, string> received = new(StringComparer.Ordinal);

    [Test]
    public async Task Work_WithAReceiver_SendsItsMetersAndSpansToIt()
    {
        await using var receiver = await StartReceiverAsync();
        var metrics = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        arrived = () =>
        {
            if (Text("/v1/metrics").Contains("hub.queue.length", StringComparison.Ordinal) && passes.All(pass => Text("/v1/traces").Contains(pass, StringComparison.Ordinal)))
                metrics.TrySetResult();
        };

        await Hub.KillAsync(
            ended => metrics.Task.WaitAsync(TimeSpan.FromMinutes(2), ended),
            "work", "--set", $"Telemetry:Endpoint={receiver.Urls.Single()}", "--set", "Telemetry:Interval=00:00:01");

        Assert.That(Text("/v1/metrics"), Does.Contain("procurement-hub").And.Contain("hub.queue.length").And.Contain("hub.match.versions").And.Contain("hub.source.lateness"));
        Assert.That(passes.Where(pass => !Text("/v1/traces").Contains(pass, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("Telemetry:Endpoint=collector:4317", "Telemetry:Endpoint: 'collector:4317' is not an http or https address")]
    [TestCase("Telemetry:Protocol=udp", "Telemetry:Protocol: 'udp' is not http/protobuf or grpc")]
    [TestCase("Telemetry:Interval=0", "Telemetry:Interval: '0' is not a time of a second or more")]
    public async Task Work_WithAWrongValue_StopsAndNamesTheKey(string setting, string message) => Assert.That(
        (await Hub.RunAsync("work", "--set", "Telemetry:Endpoint=http://127.0.0.1:9", "--set", setting)).Expect(2).Errors, Does.Contain(message));

    private Action arrived = () => { };

    private string Text(string path) => received.GetValueOrDefault(path, "");

    private async Task<WebApplication> StartReceiverAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = builder.Build();
        receiver.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
            arrived();
            context.Response.ContentType = "application/x-protobuf";
        });
        await receiver.StartAsync();
        return receiver;
    }
}
