namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// The hours, days or months that a live pass asks for, one after another, counted in the source's zone from
/// the one in which the pass begins.
/// </summary>
public sealed record DateWindow(WindowUnit Unit)
{
    /// <summary>How many units before the present one.</summary>
    public int Back { get; init; }

    /// <summary>How many units after it.</summary>
    public int Ahead { get; init; }

    /// <summary>Off where the unit that is under way is not published before its end.</summary>
    public bool Current { get; init; } = true;

    /// <summary>How many units make one address: 6 hours each, for a service that cuts long answers.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Whether a pass always sees working days; a shorter look finds next to nothing on a Sunday or a month's first day.</summary>
    public bool HoldsAWeek => Back >= Unit switch
    {
        WindowUnit.Hours => 7 * 24,
        WindowUnit.Days => 7,
        _ => 1,
    };
}

public enum WindowUnit
{
    Hours,
    Days,
    Months,
}
