namespace ProcurementHub.Matching;

/// <summary>The kind of wish of a subscription. The numbers are stored: never renumber.</summary>
public enum MatchCriterion
{
    /// <summary>The subscription asks for nothing in particular, or only leaves words out.</summary>
    Everything = 0,
    Sector = 1,
    Region = 2,
    Category = 3,
    Keyword = 4,
    Amount = 5,
    Exclusion = 6,
    ProcedureType = 7,
    SmeReserved = 8,
    WorkingDaysLeft = 9,
    Kind = 10,
}

/// <summary>What a criterion was found to hold by. The numbers are stored: never renumber.</summary>
public enum MatchBasis
{
    None = 0,

    /// <summary>A sector from the code of an item.</summary>
    ItemCode = 1,

    /// <summary>A sector from words of the notice.</summary>
    Words = 2,

    /// <summary>A sector from what the entity is.</summary>
    Entity = 3,

    /// <summary>Nothing tells the notice's sector, and the subscription asks for such notices too.</summary>
    SectorNotKnown = 4,

    /// <summary>A region from the place where the contract is carried out.</summary>
    PlaceOfExecution = 11,

    /// <summary>A region from the address of the entity, for want of a place of execution.</summary>
    EntitySeat = 12,

    /// <summary>A region named in the notice's text.</summary>
    PlaceInText = 13,

    /// <summary>The source names only a wider region, which takes in the wanted one.</summary>
    PlaceNotKnownMoreClosely = 14,

    /// <summary>The notice is for the whole country.</summary>
    Nationwide = 15,

    /// <summary>The source names no place at all; the country is that of the source.</summary>
    PlaceNotKnown = 16,

    /// <summary>The source says which category.</summary>
    CategoryStated = 21,

    /// <summary>The source does not say which category.</summary>
    CategoryNotKnown = 22,

    Title = 31,
    Description = 32,
    EntityName = 33,
    ProcedureCode = 34,
    ItemDescription = 35,

    /// <summary>The words of one keyword stand in different texts of the notice.</summary>
    SeveralTexts = 36,

    AmountWithin = 41,

    /// <summary>The amount is hidden or not given, and so says nothing against the bounds.</summary>
    AmountNotPublished = 42,

    ProcedureTypeStated = 51,

    /// <summary>The source does not say which type of procedure.</summary>
    ProcedureTypeNotKnown = 52,

    ReservedForSmallFirms = 53,

    EnoughDaysLeft = 54,

    /// <summary>There is no usable deadline, which so says nothing against the days that are wanted.</summary>
    DeadlineNotKnown = 55,

    KindOfNews = 56,
}

/// <summary>One reason why a notice reached a subscription, as data; mails and pages put it into words.</summary>
/// <param name="Criterion">Which kind of wish was met.</param>
/// <param name="Value">The subscription's own value that was met: a sector, a region, a keyword; of bounds "1000..5000".</param>
/// <param name="Basis">What it was met by.</param>
/// <param name="From">What in the notice met it: an item code, the words, the notice's own region; null where the basis says all.</param>
public sealed record MatchReason(MatchCriterion Criterion, string Value, MatchBasis Basis, string? From = null);
