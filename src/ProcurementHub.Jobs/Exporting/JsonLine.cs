using System.Text.Encodings.Web;
using System.Text.Json;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>How open data is written as one JSON object a line: what is not known is null, and every member is there.</summary>
internal static class JsonLine
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void EndLine(this Utf8JsonWriter json, Stream output)
    {
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
        json.Reset();
    }

    public static void WriteEntity(this Utf8JsonWriter json, EntityReference? entity)
    {
        if (entity is null)
        {
            json.WriteNull("entity");
            return;
        }

        json.WriteStartObject("entity");
        json.WriteString("scheme", entity.Scheme);
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        json.WriteEndObject();
    }

    public static void WriteAmount(this Utf8JsonWriter json, Amount amount)
    {
        json.WriteStartObject("amount");
        if (amount.Value is { } value)
            json.WriteNumber("value", value);
        else
            json.WriteNull("value");
        json.WriteString("currency", amount.Currency);
        json.WriteString("state", NoticeWords.Of(amount.State));
        json.WriteEndObject();
    }

    public static void WriteCategory(this Utf8JsonWriter json, ProcurementCategory category) =>
        json.WriteString("category", category == ProcurementCategory.Unknown ? null : NoticeWords.Of(category));

    public static void WriteClassifications(this Utf8JsonWriter json, IReadOnlyList<ClassificationCode> codes)
    {
        json.WriteStartArray("classifications");
        foreach (var code in codes)
        {
            json.WriteStartObject();
            json.WriteString("scheme", code.Scheme);
            json.WriteString("id", code.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteCodes(this Utf8JsonWriter json, string name, IEnumerable<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes)
            json.WriteStringValue(code);
        json.WriteEndArray();
    }

    public static void WriteInstant(this Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
            json.WriteString(name, known);
        else
            json.WriteNull(name);
    }

    public static void WriteNumber(this Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
