using ProcurementHub.Sources.Reading.EForms;
using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Sources.Definitions;

/// <summary>One source, as its definition file describes it.</summary>
public sealed record SourceDefinition
{
    /// <summary>Lower-case letters, digits and hyphens; never changes once notices carry it.</summary>
    public required string Id { get; init; }

    /// <summary>Changes with every change of the definition's text; documents are read again then.</summary>
    public string Fingerprint { get; init; } = "";

    public LocalText? Title { get; init; }

    /// <summary>
    /// The source under whose name the notices are kept, where this one only brings other documents of the
    /// same publication; null for its own.
    /// </summary>
    public string? NoticesOf { get; init; }

    /// <summary>That source, where there is one.</summary>
    public SourceDefinition? Publisher { get; init; }

    public string NoticeSource => NoticesOf ?? Id;

    /// <summary>The format: one of ReaderNames.</summary>
    public required string Reader { get; init; }

    public SourceKind Kind { get; init; }

    /// <summary>IANA name; text without a zone is read in it.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null where the documents tell.</summary>
    public string? Country { get; init; }

    /// <summary>What the definition was tried on; null where its author does not say.</summary>
    public Verification? Verified { get; init; }

    /// <summary>First address of a live pass, with {base}, dates and the places of PageTemplate; null where only saved documents can be read.</summary>
    public string? Start { get; init; }

    /// <summary>The days (hours, months) that a start with dates in it asks for; null where it has none.</summary>
    public DateWindow? Window { get; init; }

    /// <summary>What {base} stands for unless the configuration says otherwise: scheme, host and port.</summary>
    public Uri? Base { get; init; }

    /// <summary>Whether it can be fetched as it stands, without saved files and without a base address given at run time.</summary>
    public bool IsLive => Start is not null && (Base is not null || !Start.Contains("{base}", StringComparison.Ordinal));

    /// <summary>How often a live pass is due.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>When, in <see cref="Zone"/>, no pass is begun.</summary>
    public IReadOnlyList<QuietHours> Quiet { get; init; } = [];

    /// <summary>What its publisher asks for between two requests; the operator's delay and that of robots.txt are not shortened by it.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the definition says that its passes give now much, now little; null where it says nothing.</summary>
    public bool? Varies { get; init; }

    /// <summary>Whether a pass that gives but a fraction of the others is nothing unusual.</summary>
    public bool VolumeVaries => Varies ?? Window is { HoldsAWeek: false };

    public string? License { get; init; }

    /// <summary>
    /// Patterns of files: once one of each was read, the source has given every notice of its time, and not only those
    /// that are open. Empty where it never does.
    /// </summary>
    public IReadOnlyList<string> History { get; init; } = [];

    public DocumentSelection Documents { get; init; } = DocumentSelection.Everything;

    public PageRule Pages { get; init; } = PageRule.OnePage;

    /// <summary>What is posted for a list or a page of it; null where addresses are enough.</summary>
    public PostRule? Post { get; init; }

    public KeyRule Key { get; init; } = KeyRule.NativeId;

    /// <summary>Scheme of the entity ids where the documents do not name it.</summary>
    public string? EntityScheme { get; init; }

    /// <summary>What the entity ids of the documents say of another register's.</summary>
    public OtherRegister? EntityAlso { get; init; }

    /// <summary>ISO code of amounts that come without one.</summary>
    public string? Currency { get; init; }

    public NumberStyle Numbers { get; init; }

    /// <summary>Forms of all dates whose field does not have forms of its own; "iso" is one of them.</summary>
    public IReadOnlyList<string> Dates { get; init; } = ["iso"];

    /// <summary>Whether the procedure code's last number is the number of the call.</summary>
    public bool CallIsLastNumber { get; init; }

    /// <summary>Address of a notice for people, with {nativeId}, where the documents do not give one.</summary>
    public string? Url { get; init; }

    /// <summary>Countries by the beginning of the ocid, for files that hold the publications of several.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Countries { get; init; } = [];

    public ConsultingRule? Consulting { get; init; }

    public WordMap Statuses { get; init; } = WordMap.Empty;

    public WordMap Categories { get; init; } = WordMap.Empty;

    public ScheduleRule Schedule { get; init; } = ScheduleRule.None;

    /// <summary>Fields of a row of a list, a file or a table.</summary>
    public IReadOnlyList<FieldRule> Fields { get; init; } = [];

    /// <summary>What a row of a table stands for; null where it is a record by itself.</summary>
    public RowRule? Rows { get; init; }

    public RegisterSettings? Register { get; init; }

    public PlanSettings Plans { get; init; } = PlanSettings.Parts;

    /// <summary>Which of its documents only tell of the items of notices; null where none does.</summary>
    public ItemsSettings? Items { get; init; }

    public CsvSettings Csv { get; init; } = new();

    public XlsxSettings Xlsx { get; init; } = new();

    public OcdsSettings Ocds { get; init; } = new();

    public EFormsSettings EForms { get; init; } = new();

    public ListSettings List { get; init; } = new();

    public DetailSettings? Detail { get; init; }

    /// <summary>How long a document behind a row need not be asked for again while the row says the same.</summary>
    public TimeSpan DetailRefresh => Detail?.Refresh ?? Json.Detail?.Refresh ?? TimeSpan.Zero;

    public JsonSettings Json { get; init; } = new();

    /// <summary>The country of all documents, else the one that the ocid's publisher prefix stands for.</summary>
    public string? CountryOf(string? ocid)
    {
        if (Country is not null || ocid is null)
            return Country;
        foreach (var (prefix, country) in Countries)
        {
            if (ocid.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return country;
        }

        return null;
    }
}

public enum SourceKind
{
    Notices,
    Plans,

    /// <summary>Lists of the entities that there are.</summary>
    Entities,
}

public sealed record LocalText(string Es, string En);
