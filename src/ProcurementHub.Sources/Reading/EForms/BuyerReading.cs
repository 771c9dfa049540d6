using System.Text;
using ProcurementHub.Core.Classification;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// The buyer: of several the one that leads the group (OPP-050), else the first. Its registration number (BT-501)
/// comes without the name of its register, so country and field are the scheme: NO-BT-501.
/// </summary>
internal static class BuyerReading
{
    private const int MostBuyers = 100;
    private const int ShortestId = 4, LongestId = 24;

    public static void Read(EFormsNotice notice, IReadOnlyList<string> languages, SourceRecord record)
    {
        var buyers = notice.Buyers
            .Take(MostBuyers)
            .Select(reference => notice.Organizations.Find(organization => organization.References.Contains(reference)))
            .OfType<Organization>()
            .ToList();
        if ((buyers.Find(buyer => buyer.IsGroupLead) ?? buyers.FirstOrDefault()) is not { } buyer)
            return;

        record.Add(FieldNames.EntityName, buyer.Names.In([.. languages, notice.Language ?? ""]));
        var id = buyer.CompanyIds.Select(RegistrationNumber).FirstOrDefault(number => number is not null);
        if (id is not null && buyer.Seat.Country is { } country)
        {
            record.Add(FieldNames.EntityScheme, $"{RegionTree.Standard.Parse(country).ValueOrDefault ?? country}-BT-501");
            record.Add(FieldNames.EntityId, id);
        }
        else if (buyer.CompanyIds.Count > 0)
        {
            record.Note(FieldNames.EntityId, "is not a registration number", buyer.CompanyIds[0]);
        }

        PlaceText.AddAsSeat(buyer.Seat, record);
    }

    /// <summary>One number is written with blanks and without (920 817 521), and some write a name where it belongs.</summary>
    private static string? RegistrationNumber(string text)
    {
        var number = new StringBuilder(LongestId);
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || character is '.' or '-' or '/')
                continue;
            if (!char.IsAsciiLetterOrDigit(character) || number.Length == LongestId)
                return null;
            digits += char.IsAsciiDigit(character) ? 1 : 0;
            number.Append(char.ToUpperInvariant(character));
        }

        return digits >= ShortestId ? number.ToString() : null;
    }
}
