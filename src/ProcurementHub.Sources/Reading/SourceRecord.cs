using ProcurementHub.Core;

namespace ProcurementHub.Sources.Reading;

/// <summary>
/// What one document says about one notice or plan line, still in the source's words: field name to text.
/// A reader never interprets a text; that is the normaliser's part.
/// </summary>
public sealed class SourceRecord(string position)
{
    private readonly List<KeyValuePair<string, string>> _fields = new(20);
    private int _textLength;
    private List<Diagnostic>? _notes;
    private List<CodeText>? _entityCodes;

    /// <summary>Where in its document the record stands: "line 17", "row 3", "releases[5]".</summary>
    public string Position { get; private set; } = position;

    public RecordKind Kind { get; set; } = RecordKind.Notice;

    /// <summary>True when the document shows only part of the notice, so that blanks are "not said here".</summary>
    public bool IsPartial { get; set; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    public List<StageText> Stages { get; } = [];

    public List<CodeText> Codes { get; } = [];

    public List<DocumentText> Documents { get; } = [];

    /// <summary>What the source says that other registers call the entity.</summary>
    public IReadOnlyList<CodeText> EntityCodes => _entityCodes ?? [];

    public void AddEntityCode(CodeText code) => (_entityCodes ??= []).Add(code);

    /// <summary>What the reader itself could not read, or had to choose between.</summary>
    public IReadOnlyList<Diagnostic>? Notes => _notes;

    /// <summary>Roughly how much the record holds, in characters; a code, stage or document counts as a hundred.</summary>
    public int Size => _textLength + 100 * (Codes.Count + Stages.Count + Documents.Count);

    /// <summary>The first text of the field, or null when the record does not have it.</summary>
    public string? this[string field]
    {
        get
        {
            // A record has some twenty fields: a walk is quicker than a hash, and keeps the source's order.
            foreach (var (name, text) in _fields)
            {
                if (string.Equals(name, field, StringComparison.Ordinal))
                    return text;
            }

            return null;
        }
    }

    /// <param name="reason">Without a value of its own, so that it can be counted.</param>
    public void Note(string field, string reason, string? text) => (_notes ??= []).Add(new Diagnostic(field, reason, text));

    /// <summary>Says in which entry of an archive the position counts: "2026-03.json: releases[5]".</summary>
    internal SourceRecord Within(string entry)
    {
        Position = $"{entry}: {Position}";
        return this;
    }

    /// <summary>Blank and missing texts are the same thing here, and are not kept.</summary>
    public void Add(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (field == FieldNames.Document)
        {
            Documents.Add(new DocumentText(null, text.Trim(), null));
            return;
        }

        _fields.Add(new(field, text));
        _textLength += text.Length;
    }
}

public enum RecordKind
{
    Notice,
    PlanLine,
    PlanPublication,
    ListedEntity,

    /// <summary>A row about items of a notice that other documents tell of.</summary>
    Items,
}

public sealed record StageText(string Name, string? Start, string? End);

public sealed record CodeText(string Scheme, string Id, string? Description);

public sealed record DocumentText(string? Title, string Url, string? Published);
