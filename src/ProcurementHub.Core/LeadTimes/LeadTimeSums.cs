using System.Runtime.CompilerServices;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>What adds up of a group's notices.</summary>
internal sealed class LeadTimeSums
{
    private Reasons _reasons;

    public int Notices { get; private set; }

    public int Usable => _reasons[(int)LeadTimeExclusion.None];

    public long WorkingDays { get; private set; }

    public int Judged { get; private set; }

    public int Below { get; private set; }

    public AwardSums Awards { get; } = new();

    public int ReservedKnown { get; private set; }

    public int Reserved { get; private set; }

    /// <summary>Of those that count.</summary>
    public MeasureSums Counted { get; } = new();

    /// <summary>Of those that would count if nobody minded length bias.</summary>
    public MeasureSums BeforeWatch { get; } = new();

    public int this[LeadTimeExclusion reason] => _reasons[(int)reason];

    public void Add(LeadTimeFacts facts, int row)
    {
        Notices++;
        Awards.Add(facts, row);
        if (facts.Reserved[row] >= 0)
        {
            ReservedKnown++;
            Reserved += facts.Reserved[row];
        }

        var exclusion = facts.Exclusions[row];
        _reasons[(int)exclusion]++;
        if (exclusion == LeadTimeExclusion.BeforeWatch)
        {
            BeforeWatch.Add(facts, row);
        }
        else if (exclusion == LeadTimeExclusion.None)
        {
            Counted.Add(facts, row);
            WorkingDays += facts.WorkingDays[row];
            var minimum = facts.Minimums[row];
            Judged += minimum == MinimumState.NoneKnown ? 0 : 1;
            Below += minimum == MinimumState.Below ? 1 : 0;
        }
    }

    [InlineArray(11)]
    private struct Reasons
    {
        private int _first;
    }
}

/// <summary>Seconds, and what moved deadlines made of them.</summary>
internal sealed class MeasureSums
{
    public int Notices { get; private set; }

    public long Seconds { get; private set; }

    /// <summary>Notices whose deadline was moved, once or more often.</summary>
    public int Moved { get; private set; }

    public int Moves { get; private set; }

    /// <summary>Of those moved, those of which the last deadline is a real one.</summary>
    public int MovedKnown { get; private set; }

    /// <summary>From the first to the last deadline of these; negative where it was brought forward.</summary>
    public long MovedSeconds { get; private set; }

    public int FinalKnown { get; private set; }

    public long FinalSeconds { get; private set; }

    public void Add(LeadTimeFacts facts, int row)
    {
        var (seconds, final, moves) = (facts.Seconds[row], facts.FinalSeconds[row], facts.Moves[row]);
        Notices++;
        Seconds += seconds;
        Moves += moves;
        var isKnown = final != LeadTimeFacts.NoValue;
        if (isKnown)
        {
            FinalKnown++;
            FinalSeconds += final;
        }

        if (moves == 0 && (!isKnown || final == seconds))
            return;
        Moved++;
        if (!isKnown)
            return;
        MovedKnown++;
        MovedSeconds += (long)final - seconds;
    }

    public void Add(MeasureSums other)
    {
        Notices += other.Notices;
        Seconds += other.Seconds;
        Moved += other.Moved;
        Moves += other.Moves;
        MovedKnown += other.MovedKnown;
        MovedSeconds += other.MovedSeconds;
        FinalKnown += other.FinalKnown;
        FinalSeconds += other.FinalSeconds;
    }
}
