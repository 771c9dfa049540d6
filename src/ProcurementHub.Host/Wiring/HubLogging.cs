using Microsoft.Extensions.Logging.Console;
using ProcurementHub.Host.CommandLine;

namespace ProcurementHub.Host.Wiring;

/// <summary>Logs go to standard error, one line each: standard output belongs to results.</summary>
internal static class HubLogging
{
    private const string Format = "Logging:Format";
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ssZ";

    public static void Configure(ILoggingBuilder logging, LogLevel least, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(least);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        // Says at every first start that keys lie in the data folder unencrypted, which is where they belong.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Whoever asks is answered with it, each time.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        logging.AddFilter("Quartz", LogLevel.Warning);
        if (IsJson(configuration[Format]))
            logging.AddJsonConsole(options => (options.TimestampFormat, options.UseUtcTimestamp) = (Timestamp, true));
        else
            logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = $"{Timestamp} ";
                options.UseUtcTimestamp = true;
                options.ColorBehavior = LoggerColorBehavior.Default;
            });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static bool IsJson(string? format) => format switch
    {
        null or "" or "text" => false,
        "json" => true,
        _ => throw VerbFailure.WrongUse($"{Format}: '{format}' is not text or json."),
    };
}
