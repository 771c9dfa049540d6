namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>What a publisher does its own way within OCDS. The defaults are the standard's reading.</summary>
public sealed record OcdsSettings
{
    /// <summary>
    /// tender.title holds the procedure's code and tender.description says what is bought
    /// ("LP-ABR-9-2026-SIMA-1", "SDH-SMINC-26-2016").
    /// </summary>
    public bool TitleIsProcedureCode { get; init; }

    /// <summary>
    /// release.date stands in for a missing tender.datePublished. Off, because most publishers put the hour
    /// of their batch there: of 18 Paraguayan tender releases, 18 are dated more than a year after the tender's last date.
    /// </summary>
    public bool ReleaseDateIsPublication { get; init; }

    /// <summary>A flag of the tender by which the publisher says that the amount is kept back by law.</summary>
    public string? AmountHiddenFlag { get; init; }

    /// <summary>Members of an address that hold the first, second and third level of the place; null: not given.</summary>
    public string? DepartmentField { get; init; } = "region";

    public string? ProvinceField { get; init; }

    public string? DistrictField { get; init; } = "locality";

    /// <summary>Member of the tender (of the planning, in a plan) or else of the release that holds the address of the notice's web page.</summary>
    public string? PageField { get; init; } = "url";

    /// <summary>
    /// The documentType of the tender's document that is the notice's own page, for publishers whose releases
    /// name the page among the documents only.
    /// </summary>
    public string? PageDocument { get; init; }

    /// <summary>Schemes that the data name and whose codes are none of theirs: kept as they stand, they tell no sector.</summary>
    public IReadOnlyList<string> FalseSchemes { get; init; } = [];

    /// <summary>items[].id holds the classification's code where items[].classification has a scheme and no id.</summary>
    public bool ItemIdIsCode { get; init; }
}
