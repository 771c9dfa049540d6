using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>Takes the hub's own meters by OTLP, and keeps the latest value of each.</summary>
internal sealed class ReceivedFigures : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, double> _latest = new(StringComparer.Ordinal);
    private readonly WebApplication _server;

    private ReceivedFigures(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.Single());

    public static async Task<ReceivedFigures> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var figures = new ReceivedFigures(builder.Build());
        figures._server.Run(figures.TakeAsync);
        await figures._server.StartAsync(cancellationToken);
        return figures;
    }

    /// <summary>Of all series of a meter together, or of those that have a label with this value.</summary>
    public double Sum(string meter, string? label = null) => _latest
        .Where(series => series.Key.Split('|') is [var name, .. var labels] && name == meter && (label is null || labels.Contains(label)))
        .Sum(series => series.Value);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Response.ContentType = "application/x-protobuf";
        if (context.Request.Path != "/v1/metrics")
            return;
        foreach (var resource in Fields(body.ToArray(), 1))
            foreach (var scope in Fields(resource, 2))
                foreach (var metric in Fields(scope, 2))
                    foreach (var kind in Fields(metric, 5).Concat(Fields(metric, 7)))
                        foreach (var point in Fields(kind, 1))
                            _latest[string.Join('|', Labels(point).Prepend(Text(Fields(metric, 1))))] = Value(point);
    }

    private static IEnumerable<string> Labels(ReadOnlyMemory<byte> point) =>
        Fields(point, 7).Select(label => Text(Fields(label, 2).SelectMany(value => Fields(value, 1))));

    private static string Text(IEnumerable<ReadOnlyMemory<byte>> field) => field.Select(bytes => Encoding.UTF8.GetString(bytes.Span)).FirstOrDefault("");

    private static double Value(ReadOnlyMemory<byte> point) =>
        Fields(point, 4).Select(bytes => (double?)BinaryPrimitives.ReadDoubleLittleEndian(bytes.Span)).FirstOrDefault()
        ?? Fields(point, 6).Select(bytes => (double)BinaryPrimitives.ReadInt64LittleEndian(bytes.Span)).FirstOrDefault();

    /// <summary>The occurrences of one field of a protobuf message; numbers of variable length are passed over.</summary>
    private static List<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int field)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message.Span, ref at);
            var length = (tag & 7) switch { 0 => 0, 1 => 8, 5 => 4, _ => (int)Number(message.Span, ref at) };
            if ((tag & 7) == 0)
                Number(message.Span, ref at);
            if (tag >> 3 == (ulong)field)
                found.Add(message.Slice(at, length));
            at += length;
        }

        return found;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            number |= (ulong)(next & 127) << shift;
            if (next < 128)
                return number;
        }
    }
}
