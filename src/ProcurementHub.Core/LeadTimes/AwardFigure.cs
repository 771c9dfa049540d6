namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// To whom calls were awarded, as far as sources say. The share of small firms is <see cref="SmallFirms"/> of
/// <see cref="Sized"/>, and says nothing without its coverage: how many calls and winners it is of.
/// </summary>
/// <param name="Calls">That are awarded, by <see cref="WinnerCounts.OfAward"/>.</param>
/// <param name="CallsSized">Of which the source says the size of at least one winner.</param>
/// <param name="Winners">That these calls name, each once a call.</param>
/// <param name="Sized">Of which the source says the size.</param>
/// <param name="SmallFirms">Small firms in the sense of <see cref="Notices.Winners.SmallFirms"/>.</param>
public readonly record struct AwardFigure(int Calls, int CallsSized, int Winners, int Sized, int SmallFirms);

/// <summary>The same while it is added up.</summary>
internal sealed class AwardSums
{
    private int _calls;
    private int _callsSized;
    private int _winners;
    private int _sized;
    private int _smallFirms;

    public void Add(LeadTimeFacts facts, int row)
    {
        var award = facts.Awards[row];
        if (award == 0)
            return;
        var winners = facts.Winners[award - 1];
        _calls++;
        _callsSized += winners.Sized > 0 ? 1 : 0;
        _winners += winners.Count;
        _sized += winners.Sized;
        _smallFirms += winners.Small;
    }

    public AwardFigure Figure() => new(_calls, _callsSized, _winners, _sized, _smallFirms);
}
