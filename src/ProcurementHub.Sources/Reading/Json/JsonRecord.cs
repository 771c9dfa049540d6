using System.Text.Json;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Html;
using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Sources.Reading.Json;

/// <summary>Makes a record of one object and of the objects within it.</summary>
internal static class JsonRecord
{
    public static SourceRecord Read(JsonAnswer answer, JsonPlace row, JsonShape shape, DocumentOrigin origin, bool isPartial)
    {
        var record = new SourceRecord(row.Path.Length == 0 ? "answer" : row.Path) { IsPartial = isPartial };
        foreach (var field in shape.Fields)
        {
            if (!JsonPlaceFields.Has(field.Rule))
                Add(record, field.Rule, Texts(answer, field, row), origin);
        }

        JsonPlaceFields.Add(record, shape, field => Texts(answer, field, row));
        if (shape.Stages is { } stages)
            AddStages(record, answer, row, stages);
        if (shape.Attachments is { } attachments)
            AddDocuments(record, answer, row, attachments, origin);
        return record;
    }

    /// <summary>A number in plain digits, true and false as such; nothing of objects, lists and null.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => JsonValues.AmountOf(value),
    };

    private static List<string> Texts(JsonAnswer answer, JsonField field, JsonPlace row)
    {
        if (field.Path.IsKey)
            return [row.Key];
        var texts = new List<string>(1);
        foreach (var value in answer.Find(field.Path, row))
        {
            if (value.ValueKind != JsonValueKind.Array)
                texts.AddRange(TextOf(value) is { } text ? [text] : []);
            else
                texts.AddRange(value.EnumerateArray().Select(TextOf).OfType<string>());
        }

        return texts;
    }

    /// <summary>Items repeat codes and flags; of anything else the first value is the notice's own.</summary>
    private static void Add(SourceRecord record, FieldRule rule, List<string> texts, DocumentOrigin origin)
    {
        var all = FieldKinds.Find(rule.Name) is FieldKind.Code or FieldKind.Flag or FieldKind.Place;
        foreach (var text in all ? texts : texts.Take(1))
            FieldText.Add(record, rule, text, origin);
    }

    private static void AddStages(SourceRecord record, JsonAnswer answer, JsonPlace row, JsonStages stages)
    {
        foreach (var stage in answer.Find(stages.Rows, row).SelectMany(Objects))
        {
            if (First(stages.Name, stage) is { } name)
                record.Stages.Add(new StageText(name, First(stages.Start, stage), First(stages.End, stage)));
        }
    }

    private static void AddDocuments(SourceRecord record, JsonAnswer answer, JsonPlace row, JsonAttachments attachments, DocumentOrigin origin)
    {
        foreach (var file in answer.Find(attachments.Rows, row).SelectMany(Objects))
        {
            if (JsonAddress.Of(attachments.Link, file, origin.Url) is { } address)
                record.Documents.Add(new DocumentText(First(attachments.Title, file), address, First(attachments.Published, file)));
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static string? First(JsonPath? path, JsonElement from) =>
        path is null ? null : JsonPathWalk.Find(path, from).Select(TextOf).OfType<string>().FirstOrDefault();
}
