using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class AmountReading
{
    public static Amount Read(RecordReading reading)
    {
        var text = reading.Text(FieldNames.Amount);
        if (reading.Record[FieldNames.AmountHidden] is not null || (text is not null && IsHidden(text, reading.Reading(FieldNames.Amount).Hidden)))
            return Amount.Hidden(Currency(reading, null));
        if (text is null)
            return reading.Record[FieldNames.ItemAmount] is null ? Amount.NotGiven : ItemAmounts.Sum(reading);

        var money = MoneyText.Parse(text, reading.Definition.Numbers);
        if (!money.HasValue)
        {
            reading.Note(FieldNames.Amount, money.Reason!, text);
            return Amount.NotGiven;
        }

        // Publishers write 0 where they have nothing to say.
        return money.Value.Value == 0 ? Amount.NotGiven : Amount.Published(money.Value.Value, Currency(reading, money.Value.Currency));
    }

    private static bool IsHidden(string text, IReadOnlyList<string> hidden)
    {
        foreach (var sign in hidden)
        {
            if (text == sign || (Folding.Fold(sign) is { Length: > 0 } folded && Folding.Fold(text) == folded))
                return true;
        }

        return false;
    }

    /// <param name="beside">What stands before or after the number itself.</param>
    private static string? Currency(RecordReading reading, string? beside)
    {
        var text = reading.Text(FieldNames.Currency) ?? beside;
        if (text is null)
            return reading.Definition.Currency;
        if (CurrencyNames.Find(text) is { } code)
            return code;
        // A bare "$" says no more than the definition does.
        if (text != "$" || reading.Definition.Currency is null)
            reading.Note(FieldNames.Currency, "is not a known currency", text);
        return text == "$" ? reading.Definition.Currency : null;
    }
}
