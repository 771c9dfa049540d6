namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// What is taken from a notice, by the names of the standard: Implementing Regulation (EU) 2019/1780 as amended
/// by (EU) 2022/2303, in the XML of the eForms SDK 1.3 to 1.15 (docs.ted.europa.eu/eforms).
/// </summary>
internal sealed class EFormsNotice
{
    /// <summary>BT-701, a new one for every notice, changes included.</summary>
    public string? NoticeId { get; set; }

    /// <summary>BT-04: the same in all notices of one procedure. Planning notices have none.</summary>
    public string? ProcedureId { get; set; }

    /// <summary>BT-05(a) and (b): when it was sent to be published.</summary>
    public DateAndTime Sent { get; } = new();

    /// <summary>BT-03: planning, competition, dir-awa-pre, result, cont-modif and others.</summary>
    public string? FormType { get; set; }

    /// <summary>BT-02: cn-standard, can-modif and others.</summary>
    public string? NoticeType { get; set; }

    /// <summary>BT-702(a).</summary>
    public string? Language { get; set; }

    /// <summary>OPP-010, such as 00573534-2025; what publishers write in its place is not it.</summary>
    public string? PublicationNumber { get; set; }

    /// <summary>OPP-012: the day of the Official Journal.</summary>
    public string? PublicationDate { get; set; }

    /// <summary>BT-127: when the call of a planned procurement is to come.</summary>
    public string? PlannedDate { get; set; }

    /// <summary>BT-105.</summary>
    public string? ProcedureType { get; set; }

    public bool IsChange { get; set; }

    /// <summary>BT-758: BT-701 and BT-757 of the notice that is changed, or its publication number.</summary>
    public string? ChangedNotice { get; set; }

    /// <summary>BT-140.</summary>
    public List<string> ChangeReasons { get; } = [];

    /// <summary>Who won.</summary>
    public NoticeResult Result { get; } = new();

    /// <summary>OPT-300: the buyers, as references into <see cref="Organizations"/>.</summary>
    public List<string> Buyers { get; } = [];

    public List<Organization> Organizations { get; } = [];

    public ProcurementPart Procedure { get; } = new();

    /// <summary>Lots, and the parts of a prior information notice.</summary>
    public List<ProcurementPart> Lots { get; } = [];
}

internal sealed class Organization
{
    /// <summary>OPT-200 and OPT-201: of the company and of its contact points, which buyers may name instead.</summary>
    public List<string> References { get; } = [];

    /// <summary>BT-500.</summary>
    public LanguageTexts Names { get; } = new();

    /// <summary>BT-501, in whatever register.</summary>
    public List<string> CompanyIds { get; } = [];

    /// <summary>BT-165: micro, small, medium, sme, large.</summary>
    public string? Size { get; set; }

    /// <summary>OPP-050.</summary>
    public bool IsGroupLead { get; set; }

    /// <summary>BT-507 and BT-514.</summary>
    public PlaceCodes Seat { get; } = new();
}

internal sealed class PlaceCodes
{
    /// <summary>NUTS, level 0 to 3.</summary>
    public string? Nuts { get; set; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; set; }
}

internal sealed record LinkedDocument(string? Title, string Url);
