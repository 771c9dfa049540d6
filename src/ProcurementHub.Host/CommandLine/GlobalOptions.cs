using System.CommandLine;
using System.Globalization;

namespace ProcurementHub.Host.CommandLine;

/// <summary>The options that every verb takes, before or after its name.</summary>
internal static class GlobalOptions
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder for the database, the evidence and the mail pick-up.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./data",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Result on standard output as JSON Lines, everything else on standard error.",
        Recursive = true,
    };

    public static Option<DateTimeOffset?> Now { get; } = new("--now")
    {
        Description = "Replaces the clock: it starts at this instant (ISO 8601 with offset) and goes on from there.",
        HelpName = "INSTANT",
        Recursive = true,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                return instant;
            result.AddError($"--now: '{text}' is not an instant such as 2026-10-01T09:00:00-05:00.");
            return null;
        },
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Says more on standard error, down to each step.",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "A configuration value, such as Mail:From=alerts@example.org; stronger than file and environment.",
        HelpName = "KEY=VALUE",
        Recursive = true,
        Validators =
        {
            result =>
            {
                foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                    result.AddError($"--set: '{token.Value}' is not of the form KEY=VALUE.");
            },
        },
    };

    public static IEnumerable<Option> All => [Data, Json, Now, Verbose, Set];
}
