namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// What became of the lots, in the four lists of the standard that refer to each other: from the result of a lot to its
/// contracts, from a contract to the tenders that won it, from a tender to who made it, and from there to organisations.
/// </summary>
internal sealed class NoticeResult
{
    public const string Path = "NoticeResult/";

    private const int Most = 5_000;

    /// <summary>Their code is BT-142: selec-w, clos-nw, open-nw.</summary>
    public List<ResultPart> Lots { get; } = [];

    public List<ResultPart> Contracts { get; } = [];

    /// <summary>Those that did not win are told as well.</summary>
    public List<ResultPart> Tenders { get; } = [];

    /// <summary>Firms and groups of firms.</summary>
    public List<ResultPart> Parties { get; } = [];

    public void Begin(ReadOnlySpan<char> path)
    {
        var list = path switch
        {
            "NoticeResult/LotResult" => Lots,
            "NoticeResult/SettledContract" => Contracts,
            "NoticeResult/LotTender" => Tenders,
            "NoticeResult/TenderingParty" => Parties,
            _ => null,
        };
        if (list?.Count < Most)
            list.Add(new ResultPart());
    }

    /// <param name="path">Below <see cref="Path"/>.</param>
    public void Take(ReadOnlySpan<char> path, string text)
    {
        switch (path)
        {
            case "LotResult/TenderResultCode": Lots[^1].Code ??= text; break;
            case "LotResult/SettledContract/ID": Refer(Lots[^1], text); break;
            case "SettledContract/ID": Contracts[^1].Id ??= text; break;
            case "SettledContract/LotTender/ID": Refer(Contracts[^1], text); break;
            case "LotTender/ID": Tenders[^1].Id ??= text; break;
            case "LotTender/TenderingParty/ID": Refer(Tenders[^1], text); break;
            case "TenderingParty/ID": Parties[^1].Id ??= text; break;
            case "TenderingParty/Tenderer/ID": Refer(Parties[^1], text); break;
        }
    }

    private static void Refer(ResultPart part, string reference)
    {
        if (part.References.Count < Most)
            part.References.Add(reference);
    }
}

/// <summary>One entry of a list, with what it refers to in the next one.</summary>
internal sealed class ResultPart
{
    public string? Id { get; set; }

    public string? Code { get; set; }

    public List<string> References { get; } = [];
}
