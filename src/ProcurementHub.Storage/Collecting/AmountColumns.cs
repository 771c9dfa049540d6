using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Money as tables have it: whole cents. The exact text stays in the content.</summary>
internal static class AmountColumns
{
    private const decimal Largest = long.MaxValue / 100;

    /// <returns>Null when there is no amount, or when it is too large to be one.</returns>
    public static long? Cents(Amount amount) =>
        amount.Value is { } value && Math.Abs(value) < Largest
            ? (long)decimal.Round(value * 100, MidpointRounding.AwayFromZero)
            : null;
}
