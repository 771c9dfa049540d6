using Microsoft.Extensions.Logging.Console;

namespace ProcurementHub.Host.Wiring;

/// <summary>Logs go to standard error, one line each: standard output belongs to results.</summary>
internal static class HubLogging
{
    public static void Configure(ILoggingBuilder logging, LogLevel least)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(least);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        // Says at every first start that keys lie in the data folder unencrypted, which is where they belong.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Quartz", LogLevel.Warning);
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            options.UseUtcTimestamp = true;
            options.ColorBehavior = LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
