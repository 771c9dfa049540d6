namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>What the outermost element says of a document: whether it is a notice at all, and one that can be read.</summary>
internal static class NoticeRoot
{
    private const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";

    /// <returns>Null for a notice that can be read.</returns>
    public static ReadItem? Against(string name, string space) => name switch
    {
        "ContractNotice" or "PriorInformationNotice" or "ContractAwardNotice" when space.StartsWith(Ubl, StringComparison.Ordinal) => null,
        // Daily packages held these until 2024, and hold some of the Union's own institutions since.
        "TED_EXPORT" => new ReadItem.Unreadable(name, "The notice is in the TED schema from before eForms (TED_EXPORT), which is not read.", null),
        "BusinessRegistrationInformationNotice" =>
            new ReadItem.Unreadable(name, "The notice tells of the registration of a company, not of a tender or a plan.", null),
        _ => new ReadItem.Broken($"The document is no eForms notice: it begins with <{RawText.Cut(name)}>."),
    };
}
