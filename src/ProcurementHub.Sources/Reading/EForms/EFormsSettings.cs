using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>What a publisher of eForms notices adds to the standard.</summary>
public sealed record EFormsSettings
{
    /// <summary>
    /// Languages (ISO 639-3, as in BT-702) in the order in which they are taken where a notice has several. The
    /// notice's own language comes after them.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = ["SPA", "ENG"];

    /// <summary>Address of a notice's page for people, with {publicationNumber}.</summary>
    public string? Page { get; init; }

    /// <summary>Words for the codes of BT-105 (procurement-procedure-type).</summary>
    public WordMap ProcedureTypes { get; init; } = WordMap.Empty;
}
