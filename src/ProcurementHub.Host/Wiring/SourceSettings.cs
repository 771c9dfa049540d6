using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Host.Wiring;

/// <summary>Which sources are polled, and when; a wrong value stops the program and names its key.</summary>
internal static class SourceSettings
{
    public static SourceOptions Read(IConfiguration configuration, SourceCatalog catalog)
    {
        var section = configuration.GetSection(SourceOptions.Section);
        return new SourceOptions
        {
            Enabled = [.. Texts(section, nameof(SourceOptions.Enabled)).Select(id => Source(id, catalog))],
            Quiet = Quiet(section),
            AtOnce = AtOnce(section[nameof(SourceOptions.AtOnce)]),
        };
    }

    private static string Source(string id, SourceCatalog catalog)
    {
        if (catalog.Find(id) is not { } definition)
        {
            var unread = catalog.Errors.Count == 0 ? "" : $" (not read: {string.Join("; ", catalog.Errors)})";
            throw VerbFailure.WrongUse($"Sources:Enabled: there is no source '{id}'; 'hub sources' lists those there are{unread}.");
        }

        return definition.IsLive
            ? id
            : throw VerbFailure.WrongUse($"Sources:Enabled: '{id}' has no address of its own to be fetched from; it is read with 'hub collect {id} --from PATH'.");
    }

    private static List<QuietHours> Quiet(IConfigurationSection section)
    {
        var windows = new List<QuietHours>();
        foreach (var text in Texts(section, nameof(SourceOptions.Quiet)))
        {
            var window = QuietHours.Parse(text);
            windows.Add(window.HasValue ? window.Value : throw VerbFailure.WrongUse($"Sources:Quiet: {window.Reason}"));
        }

        return QuietHours.LeaveTime(windows)
            ? windows
            : throw VerbFailure.WrongUse("Sources:Quiet: leaves no time of the day at which a source may be fetched.");
    }

    private static int AtOnce(string? text) => text is null
        ? SourceOptions.UsualAtOnce
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100
            ? number
            : throw VerbFailure.WrongUse($"Sources:AtOnce: '{text}' is not a number from 1 to 100.");

    /// <summary>A list, or one text with commas, as the command line and the environment have it.</summary>
    private static IEnumerable<string> Texts(IConfigurationSection section, string key) =>
        section.GetSection(key).GetChildren().Select(child => child.Value)
            .Append(section[key])
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
