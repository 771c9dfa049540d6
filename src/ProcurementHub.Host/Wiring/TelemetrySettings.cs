using System.Globalization;
using OpenTelemetry.Exporter;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Telemetry;

namespace ProcurementHub.Host.Wiring;

/// <summary>Where meters and traces go; section "Telemetry" of the configuration.</summary>
/// <param name="Endpoint">Base address of an OTLP receiver.</param>
internal sealed record TelemetrySettings(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers, TimeSpan Interval)
{
    private static readonly TimeSpan EveryMinute = TimeSpan.FromMinutes(1);

    /// <summary>Nothing is measured for anybody where no receiver is named.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (Read(configuration) is not { } settings)
            return;
        services.AddSingleton(settings);
        services.AddHostedService<StateMeters>();
        services.AddHostedService<TelemetryExport>();
    }

    private static TelemetrySettings? Read(IConfiguration configuration)
    {
        var endpoint = configuration["Telemetry:Endpoint"];
        if (string.IsNullOrWhiteSpace(endpoint))
            return null;
        if (!Uri.TryCreate(endpoint.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw VerbFailure.WrongUse($"Telemetry:Endpoint: '{endpoint}' is not an http or https address.");
        var protocol = configuration["Telemetry:Protocol"] switch
        {
            null or "" or "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            { } other => throw VerbFailure.WrongUse($"Telemetry:Protocol: '{other}' is not http/protobuf or grpc."),
        };
        var interval = EveryMinute;
        if (configuration["Telemetry:Interval"] is { Length: > 0 } text
            && (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out interval) || interval < TimeSpan.FromSeconds(1)))
            throw VerbFailure.WrongUse($"Telemetry:Interval: '{text}' is not a time of a second or more, such as 00:01:00.");
        return new TelemetrySettings(address, protocol, configuration["Telemetry:Headers"], interval);
    }
}
