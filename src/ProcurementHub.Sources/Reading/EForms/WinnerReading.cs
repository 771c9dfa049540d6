namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// The sizes of the firms that won: those who made a tender for which a contract was settled, for a lot whose result is
/// that a winner was chosen or, as in notices of direct awards, is not told. Each organisation once.
/// </summary>
internal static class WinnerReading
{
    public static void Read(EFormsNotice notice, SourceRecord record)
    {
        var contracts = notice.Result.Lots.Where(lot => lot.Code is null or "selec-w").SelectMany(lot => lot.References);
        var tenders = ReferredTo(notice.Result.Contracts, contracts);
        var parties = ReferredTo(notice.Result.Tenders, tenders);
        var organizations = new Dictionary<string, Organization>(StringComparer.Ordinal);
        foreach (var organization in notice.Organizations)
        {
            foreach (var reference in organization.References)
                organizations.TryAdd(reference, organization);
        }

        // An organisation is referred to by its own number or by that of one of its contact points.
        var seen = new HashSet<object>();
        foreach (var reference in ReferredTo(notice.Result.Parties, parties))
        {
            var winner = organizations.GetValueOrDefault(reference);
            if (seen.Add((object?)winner ?? reference))
                record.Add(FieldNames.WinnerSize, winner?.Size ?? Normalising.WinnerReading.Unknown);
        }
    }

    private static List<string> ReferredTo(List<ResultPart> parts, IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return [.. parts.Where(part => part.Id is not null && wanted.Contains(part.Id)).SelectMany(part => part.References).Distinct(StringComparer.Ordinal)];
    }
}
