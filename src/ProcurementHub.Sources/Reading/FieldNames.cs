namespace ProcurementHub.Sources.Reading;

/// <summary>The names under which readers hand over what they found. Definitions map columns to these.</summary>
public static class FieldNames
{
    public const string NativeId = "nativeId";
    public const string Ocid = "ocid";
    public const string ProcedureCode = "procedureCode";
    public const string Call = "call";
    public const string EntityScheme = "entityScheme";
    public const string EntityId = "entityId";
    public const string EntityName = "entityName";

    /// <summary>What another register calls the entity of a notice; readers hand it over among the codes of the entity.</summary>
    public const string EntityCode = "entityCode";
    public const string Title = "title";
    public const string Description = "description";
    public const string Category = "category";
    public const string ProcedureType = "procedureType";
    public const string Status = "status";
    public const string Published = "published";
    public const string ConsultationsUntil = "consultationsUntil";

    /// <summary>A closing date as such; a schedule goes into the stages instead.</summary>
    public const string Deadline = "deadline";

    /// <summary>OCDS tenderPeriod, whose end some publishers fill with something else.</summary>
    public const string TenderPeriodStart = "tenderPeriodStart";
    public const string TenderPeriodEnd = "tenderPeriodEnd";

    public const string Amount = "amount";

    /// <summary>Any text: the source says that there is an amount and that it is not told.</summary>
    public const string AmountHidden = "amountHidden";
    public const string Currency = "currency";

    /// <summary>Of several, the notice's amount is the sum, where it has none of its own.</summary>
    public const string ItemAmount = "itemAmount";

    /// <summary>Number of the item that a row of a table is about.</summary>
    public const string ItemNumber = "itemNumber";

    /// <summary>First level of the place of execution: department, region, state.</summary>
    public const string Department = "department";
    public const string Province = "province";
    public const string District = "district";

    /// <summary>ISO 3166-1 code or name; where absent, the definition's country.</summary>
    public const string Country = "country";

    /// <summary>The same three of the entity's own address.</summary>
    public const string SeatDepartment = "seatDepartment";
    public const string SeatProvince = "seatProvince";
    public const string SeatDistrict = "seatDistrict";
    public const string SeatCountry = "seatCountry";

    /// <summary>A text whose last brackets hold the three levels of the place of execution: "... (A-B-C)".</summary>
    public const string Place = "place";

    /// <summary>The same of the entity's own address.</summary>
    public const string Seat = "seat";

    /// <summary>One or more classification codes; readers hand them over as codes, not as a field.</summary>
    public const string Code = "code";

    /// <summary>What the codes of a row stand for, in words; readers of tables hand it over with the codes.</summary>
    public const string CodeName = "codeName";

    /// <summary>Address of a file; readers hand it over among the documents, not as a field.</summary>
    public const string Document = "document";

    public const string SmeReserved = "smeReserved";

    /// <summary>One for each firm that won, also where its size is not said.</summary>
    public const string WinnerSize = "winnerSize";
    public const string Url = "url";
    public const string RestartedAt = "restartedAt";
    public const string RestartedFrom = "restartedFrom";
    public const string SourceDate = "sourceDate";

    // Plan lines only.
    public const string PlanYear = "planYear";
    public const string PlanReference = "planReference";
    public const string PlanMonth = "planMonth";

    /// <summary>Made by the reader of a table whose lines have no number; see the key's "alike".</summary>
    public const string Line = "line";

    // Registers of published plans only.
    public const string PlanVersion = "planVersion";

    /// <summary>Name of the file in which the plan is.</summary>
    public const string PlanFile = "planFile";

    // Lists of entities only.
    public const string EntitySector = "entitySector";

    /// <summary>Of government: national, regional or local.</summary>
    public const string EntityLevel = "entityLevel";
}
