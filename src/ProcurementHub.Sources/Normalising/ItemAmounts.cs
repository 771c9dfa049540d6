using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>The amount of a notice whose source tells only those of its items: their sum, where all of them are in one currency.</summary>
internal static class ItemAmounts
{
    public static Amount Sum(RecordReading reading)
    {
        var sum = 0m;
        var (currency, isFirst) = ((string?)null, true);
        foreach (var text in Texts(reading, FieldNames.ItemAmount))
        {
            var money = MoneyText.Parse(text, reading.Definition.Numbers);
            if (!money.HasValue)
            {
                reading.Note(FieldNames.ItemAmount, money.Reason!, text);
                return Amount.NotGiven;
            }

            sum += money.Value.Value;
        }

        foreach (var text in Texts(reading, FieldNames.Currency))
        {
            var code = CurrencyNames.Find(text);
            if (code is null)
                reading.Note(FieldNames.Currency, "is not a known currency", text);
            if (!isFirst && code != currency)
            {
                reading.Note(FieldNames.Currency, "differs between the items, which cannot be added up", text);
                return Amount.NotGiven;
            }

            (currency, isFirst) = (code, false);
        }

        return sum == 0 ? Amount.NotGiven : Amount.Published(sum, isFirst ? reading.Definition.Currency : currency);
    }

    private static IEnumerable<string> Texts(RecordReading reading, string field)
    {
        foreach (var (name, raw) in reading.Record.Fields)
        {
            if (string.Equals(name, field, StringComparison.Ordinal) && TextCleaning.Clean(raw) is { } text)
                yield return text;
        }
    }
}
