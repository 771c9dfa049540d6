using System.Globalization;
using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

internal static class AmountReading
{
    /// <summary>Zero is never an amount: publishers write it where they have none, or do not tell it.</summary>
    /// <returns>False when no amount is told.</returns>
    public static bool Add(JsonElement value, SourceRecord record)
    {
        if (JsonValues.AmountOf(JsonValues.Member(value, "amount"u8)) is not { } amount)
            return false;
        if (decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0)
            return false;
        record.Add(FieldNames.Amount, amount);
        record.Add(FieldNames.Currency, JsonValues.TextOf(JsonValues.Member(value, "currency"u8)));
        return true;
    }
}
