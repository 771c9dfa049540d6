using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ProcurementHub.Jobs.Telemetry;

namespace ProcurementHub.Host.Wiring;

/// <summary>
/// Sends the hub's own meters and spans, and those of the framework, to an OTLP receiver while the program runs. A receiver
/// that is away costs nothing but the figures of that time.
/// </summary>
internal sealed class TelemetryExport(TelemetrySettings settings) : IHostedService, IDisposable
{
    private static readonly string[] frameworkMeters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http", "System.Runtime"];

    private static readonly string[] frameworkTraces = ["Microsoft.AspNetCore", "System.Net.Http"];

    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(
            "procurement-hub",
            serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(),
            serviceInstanceId: string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}"));
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([HubMeters.Name, .. frameworkMeters])
            .AddOtlpExporter((exporter, reader) =>
            {
                To(exporter, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.Interval.TotalMilliseconds;
            })
            .Build();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource([HubTraces.Name, .. frameworkTraces])
            .AddOtlpExporter(exporter => To(exporter, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is still there.</summary>
    public void Dispose()
    {
        meters?.Dispose();
        traces?.Dispose();
        (meters, traces) = (null, null);
    }

    private void To(OtlpExporterOptions exporter, string path)
    {
        exporter.Protocol = settings.Protocol;
        exporter.Endpoint = settings.Protocol == OtlpExportProtocol.Grpc ? settings.Endpoint : new Uri(settings.Endpoint, path);
        exporter.Headers = settings.Headers;
    }
}
