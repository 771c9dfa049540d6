using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementHub.Core.Notices;

/// <summary>Writes an amount as {"state":2,"value":12.5,"currency":"PEN"}; what is not known is left out.</summary>
internal sealed class AmountConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var state = AmountState.NotGiven;
        decimal? value = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "state": state = (AmountState)reader.GetInt32(); break;
                case "value": value = reader.GetDecimal(); break;
                case "currency": currency = reader.GetString(); break;
                default: reader.Skip(); break;
            }
        }

        return state switch
        {
            AmountState.Published when value is { } amount => Amount.Published(amount, currency),
            AmountState.Hidden => Amount.Hidden(currency),
            _ => Amount.NotGiven,
        };
    }

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("state", (int)value.State);
        if (value.Value is { } amount)
            writer.WriteNumber("value", amount);
        if (value.Currency is { } currency)
            writer.WriteString("currency", currency);
        writer.WriteEndObject();
    }
}
