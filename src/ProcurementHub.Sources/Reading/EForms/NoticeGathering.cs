using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>Puts the texts of a notice where they belong, by their paths below the root.</summary>
internal sealed partial class NoticeGathering
{
    // Far more than any notice has; a document that goes on is not held in memory for it.
    private const int Most = 5_000;
    private const string LotPath = "ProcurementProjectLot/";

    public EFormsNotice Notice { get; } = new();

    /// <summary>An element begins, of which there may be several.</summary>
    public void Begin(ReadOnlySpan<char> path)
    {
        switch (path)
        {
            case "ProcurementProjectLot" when Notice.Lots.Count < Most:
                Notice.Lots.Add(new ProcurementPart());
                break;
            case "Organizations/Organization" when Notice.Organizations.Count < Most:
                Notice.Organizations.Add(new Organization());
                break;
            case "ProcurementProject/RealizedLocation":
                AddPlace(Notice.Procedure);
                break;
            case "ProcurementProjectLot/ProcurementProject/RealizedLocation":
                AddPlace(Notice.Lots[^1]);
                break;
            case "Changes":
                Notice.IsChange = true;
                break;
            default:
                Notice.Result.Begin(path);
                break;
        }
    }

    public void Take(ReadOnlySpan<char> path, string text, in ElementMarks marks)
    {
        if (path.StartsWith(LotPath))
            TakeOfLot(Notice.Lots[^1], path[LotPath.Length..], text, marks);
        else if (path.StartsWith("ProcurementProject/"))
            TakeOfProject(Notice.Procedure, path, text, marks);
        else if (path.StartsWith("Organizations/Organization/"))
            TakeOfOrganization(Notice.Organizations[^1], path["Organizations/Organization/".Length..], text, marks);
        else if (path.StartsWith(NoticeResult.Path))
            Notice.Result.Take(path[NoticeResult.Path.Length..], text);
        else
            TakeOfNotice(path, text, marks);
    }

    private void TakeOfNotice(ReadOnlySpan<char> path, string text, in ElementMarks marks)
    {
        switch (path)
        {
            case "ID": Notice.NoticeId ??= text; break;
            case "ContractFolderID": Notice.ProcedureId ??= text; break;
            case "IssueDate": Notice.Sent.Date ??= text; break;
            case "IssueTime": Notice.Sent.Time ??= text; break;
            case "NoticeTypeCode":
                Notice.NoticeType ??= text;
                Notice.FormType ??= marks.List;
                break;
            case "NoticeLanguageCode": Notice.Language ??= text; break;
            case "PlannedDate": Notice.PlannedDate ??= text; break;
            case "TenderingProcess/ProcedureCode": Notice.ProcedureType ??= text; break;
            case "Publication/NoticePublicationID" when PublicationNumber().IsMatch(text): Notice.PublicationNumber ??= text; break;
            case "Publication/PublicationDate": Notice.PublicationDate ??= text; break;
            case "Changes/ChangedNoticeIdentifier": Notice.ChangedNotice ??= text; break;
            case "Changes/ChangeReason/ReasonCode": Add(Notice.ChangeReasons, text); break;
            case "ContractingParty/Party/PartyIdentification/ID": Add(Notice.Buyers, text); break;
        }
    }

    private static void TakeOfLot(ProcurementPart lot, ReadOnlySpan<char> path, string text, in ElementMarks marks)
    {
        switch (path)
        {
            case "ID":
                lot.Id ??= text;
                lot.Kind ??= marks.Scheme;
                break;
            case "TenderingProcess/TenderSubmissionDeadlinePeriod/EndDate": lot.Tenders.Date ??= text; break;
            case "TenderingProcess/TenderSubmissionDeadlinePeriod/EndTime": lot.Tenders.Time ??= text; break;
            case "TenderingProcess/ParticipationRequestReceptionPeriod/EndDate": lot.Requests.Date ??= text; break;
            case "TenderingProcess/ParticipationRequestReceptionPeriod/EndTime": lot.Requests.Time ??= text; break;
            case "TenderingProcess/InterestExpressionReceptionPeriod/EndDate": lot.Interest.Date ??= text; break;
            case "TenderingProcess/InterestExpressionReceptionPeriod/EndTime": lot.Interest.Time ??= text; break;
            case "TenderingProcess/AdditionalInformationRequestPeriod/EndDate": lot.Questions.Date ??= text; break;
            case "TenderingProcess/AdditionalInformationRequestPeriod/EndTime": lot.Questions.Time ??= text; break;
            case "TenderingTerms/CallForTendersDocumentReference/ID": lot.DocumentTitle = text; break;
            case "TenderingTerms/CallForTendersDocumentReference/Attachment/ExternalReference/URI" when lot.Documents.Count < Most:
                lot.Documents.Add(new LinkedDocument(lot.DocumentTitle, text));
                lot.DocumentTitle = null;
                break;
            default:
                if (path.StartsWith("ProcurementProject/"))
                    TakeOfProject(lot, path, text, marks);
                break;
        }
    }

    private static void TakeOfProject(ProcurementPart part, ReadOnlySpan<char> path, string text, in ElementMarks marks)
    {
        switch (path["ProcurementProject/".Length..])
        {
            case "ID": part.Reference ??= text; break;
            case "Name": part.Titles.Add(marks.Language, text); break;
            case "Description": part.Descriptions.Add(marks.Language, text); break;
            case "ProcurementTypeCode": part.Nature ??= text; break;
            case "RequestedTenderTotal/EstimatedOverallContractAmount": part.EstimatedValue = new(text, marks.Currency); break;
            case "RequestedTenderTotal/FrameworkMaximumAmount": part.FrameworkMaximum = new(text, marks.Currency); break;
            case "MainCommodityClassification/ItemClassificationCode" when IsCpv(marks): part.Cpv.Insert(0, text); break;
            case "AdditionalCommodityClassification/ItemClassificationCode" when IsCpv(marks): Add(part.Cpv, text); break;
            case "RealizedLocation/Address/CountrySubentityCode": part.Places[^1].Nuts ??= text; break;
            case "RealizedLocation/Address/Country/IdentificationCode": part.Places[^1].Country ??= text; break;
        }
    }

    private static void TakeOfOrganization(Organization organization, ReadOnlySpan<char> path, string text, in ElementMarks marks)
    {
        switch (path)
        {
            case "GroupLeadIndicator": organization.IsGroupLead = text is "true" or "1"; break;
            case "Company/PartyIdentification/ID" or "TouchPoint/PartyIdentification/ID": Add(organization.References, text); break;
            case "Company/PartyName/Name": organization.Names.Add(marks.Language, text); break;
            case "Company/CompanySizeCode": organization.Size ??= text; break;
            case "Company/PartyLegalEntity/CompanyID": Add(organization.CompanyIds, text); break;
            case "Company/PostalAddress/CountrySubentityCode": organization.Seat.Nuts ??= text; break;
            case "Company/PostalAddress/Country/IdentificationCode": organization.Seat.Country ??= text; break;
        }
    }

    /// <summary>Other lists of codes (gpc, cpvsuppl) are not told apart by the element, only by the name of the list.</summary>
    private static bool IsCpv(in ElementMarks marks) => marks.List is null or "cpv";

    private static void AddPlace(ProcurementPart part)
    {
        if (part.Places.Count < Most)
            part.Places.Add(new PlaceCodes());
    }

    private static void Add(List<string> texts, string text)
    {
        if (texts.Count < Most)
            texts.Add(text);
    }

    [GeneratedRegex("^[0-9]{1,8}-[0-9]{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex PublicationNumber();
}
