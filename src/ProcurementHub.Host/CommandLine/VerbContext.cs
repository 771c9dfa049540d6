using System.CommandLine;

namespace ProcurementHub.Host.CommandLine;

/// <summary>What the command line says to every verb.</summary>
internal sealed record VerbContext(ParseResult Line, Terminal Terminal, string DataFolder, TimeProvider Clock, bool Verbose)
{
    /// <summary>Values that the verb itself lays down, stronger than all configuration.</summary>
    public IReadOnlyDictionary<string, string?> Fixed { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where the pick-up transport writes mails.</summary>
    public string MailFolder => Path.Combine(DataFolder, "mail");

    public T? Get<T>(Option<T> option) => Line.GetValue(option);

    public T? Get<T>(Argument<T> argument) => Line.GetValue(argument);

    /// <summary>appsettings.json, then the environment, then the command line.</summary>
    /// <param name="follows">Whether what is changed in the files counts at once.</param>
    public IConfiguration Configuration(bool follows = false) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: follows)
        .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true, reloadOnChange: follows)
        .AddEnvironmentVariables("Hub__")
        .AddInMemoryCollection(Settings())
        .AddInMemoryCollection(Fixed)
        .Build();

    // Said twice, the last counts: scripts put their own after what they were given.
    private IEnumerable<KeyValuePair<string, string?>> Settings() =>
        (Line.GetValue(GlobalOptions.Set) ?? [])
        .Select(setting => setting.Split('=', 2))
        .GroupBy(parts => parts[0], StringComparer.OrdinalIgnoreCase)
        .Select(same => new KeyValuePair<string, string?>(same.Key, same.Last()[1]));
}
