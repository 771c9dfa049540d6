namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>What a procedure and each of its lots say in the same elements.</summary>
internal sealed class ProcurementPart
{
    /// <summary>LOT-0001, PAR-0001; GLO-0001 for a group of lots.</summary>
    public string? Id { get; set; }

    /// <summary>BT-22: what the buyer calls it.</summary>
    public string? Reference { get; set; }

    /// <summary>Lot, Part or LotsGroup.</summary>
    public string? Kind { get; set; }

    /// <summary>BT-21.</summary>
    public LanguageTexts Titles { get; } = new();

    /// <summary>BT-24.</summary>
    public LanguageTexts Descriptions { get; } = new();

    /// <summary>BT-23: works, supplies, services.</summary>
    public string? Nature { get; set; }

    /// <summary>BT-27.</summary>
    public MoneyText EstimatedValue { get; set; }

    /// <summary>BT-271: what a framework agreement may come to at most.</summary>
    public MoneyText FrameworkMaximum { get; set; }

    /// <summary>BT-262 and BT-263.</summary>
    public List<string> Cpv { get; } = [];

    /// <summary>BT-5071, BT-5141 and BT-727.</summary>
    public List<PlaceCodes> Places { get; } = [];

    /// <summary>BT-131: when tenders must be there.</summary>
    public DateAndTime Tenders { get; } = new();

    /// <summary>BT-1311: when requests to take part must be there, in procedures of two stages.</summary>
    public DateAndTime Requests { get; } = new();

    /// <summary>BT-630: when expressions of interest must be there, where a prior notice is the call.</summary>
    public DateAndTime Interest { get; } = new();

    /// <summary>BT-13: until when bidders may ask.</summary>
    public DateAndTime Questions { get; } = new();

    /// <summary>BT-15 and BT-615.</summary>
    public List<LinkedDocument> Documents { get; } = [];

    /// <summary>OPT-140, of the document whose address comes next.</summary>
    public string? DocumentTitle { get; set; }
}

internal readonly record struct MoneyText(string? Amount, string? Currency)
{
    /// <summary>Publishers write 0 where they have nothing to say.</summary>
    public bool IsGiven => Amount is not null && Amount.AsSpan().Trim().ContainsAnyInRange('1', '9');
}
