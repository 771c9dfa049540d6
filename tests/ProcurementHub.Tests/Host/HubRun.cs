using System.Text.Json;

namespace ProcurementHub.Tests.Host;

/// <summary>How one run of `hub` ended and what it wrote.</summary>
internal sealed record HubRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Standard output as JSON Lines; fails where a line is anything else.</summary>
    public IReadOnlyList<JsonElement> Rows { get; } = ExitCode is 0 or 1 && Output.StartsWith('{')
        ? [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)]
        : [];

    public JsonElement Row => Rows.Single();

    public IReadOnlyList<string> ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public HubRun Expect(int exitCode)
    {
        Assert.That(ExitCode, Is.EqualTo(exitCode), $"{Output}\n{Errors}");
        return this;
    }

    public int this[string member] => Row.GetProperty(member).GetInt32();
}
