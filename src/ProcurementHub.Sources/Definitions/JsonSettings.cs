namespace ProcurementHub.Sources.Definitions;

/// <summary>How the answers of a JSON API are known and read: a list of rows, and answers of one notice each.</summary>
public sealed record JsonSettings
{
    /// <summary>The rows: an array's elements, or the one object that stands there. Null where there is no list.</summary>
    public JsonPath? Rows { get; init; }

    /// <summary>Must be there in every list besides the rows.</summary>
    public JsonPath? Landmark { get; init; }

    /// <summary>Where answers stand in saved files that hold several of them.</summary>
    public IReadOnlyList<JsonPath> Wrapped { get; init; } = [];

    public JsonShape Row { get; init; } = JsonShape.Nothing;

    public JsonDetail? Detail { get; init; }
}

/// <summary>The answer about one notice.</summary>
/// <param name="Landmark">Must be there; also tells such an answer from a list.</param>
/// <param name="Follow">Its address, made of the row; null where it is only read from saved files.</param>
/// <param name="Refresh">How long an answer that was read need not be asked for again while its row says the same.</param>
public sealed record JsonDetail(JsonPath Landmark, JsonTemplate? Follow, JsonShape Shape, TimeSpan Refresh);

/// <summary>What is taken out of one object.</summary>
public sealed record JsonShape(IReadOnlyList<JsonField> Fields, JsonStages? Stages, JsonAttachments? Attachments)
{
    public static JsonShape Nothing { get; } = new([], null, null);
}

public sealed record JsonField(FieldRule Rule, JsonPath Path);

/// <summary>The steps of a procedure: the objects, and within each the name, the start and the end.</summary>
public sealed record JsonStages(JsonPath Rows, JsonPath Name, JsonPath? Start, JsonPath? End);

/// <summary>The files of a notice: the objects, and within each what is known of the file.</summary>
public sealed record JsonAttachments(JsonPath Rows, JsonPath? Title, JsonTemplate Link, JsonPath? Published);
