using System.Globalization;

namespace ProcurementHub.Tests.Faults;

/// <summary>How much tests/faults asks for; without it the tests do a little of everything.</summary>
internal static class FaultSettings
{
    public static int Kills(int usual) => Number("HUB_KILLS") ?? usual;

    public static int Seed { get; } = Number("HUB_SEED") ?? Random.Shared.Next(100_000);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
