using System.Runtime.InteropServices;

namespace ProcurementHub.Matching;

/// <summary>
/// All guards by number, and the conditions they are made of as bits: most guards are put together from the same few
/// conditions, so that a notice judges these, and for a guard there is left to see whether the notice fails one of its bits.
/// </summary>
internal sealed class Guards
{
    /// <summary>The bit that is no condition's own: the guard has to be looked at itself.</summary>
    internal const ulong LookCloser = 1UL << MostConditions;

    private const int MostConditions = 63;

    private readonly Numbers<Guard> guards = new();
    private readonly Numbers<Guard> conditions = new();
    private readonly List<ulong> bits = [0];

    /// <summary>The highest number that a guard has.</summary>
    internal int Last => guards.Last;

    internal Guard this[int number] => guards[number];

    /// <summary>By the number of the guard.</summary>
    internal ReadOnlySpan<ulong> Bits => CollectionsMarshal.AsSpan(bits);

    internal int Of(Guard guard)
    {
        var number = guards.Of(guard);
        if (number == bits.Count)
            bits.Add(BitsOf(guard));
        return number;
    }

    /// <summary>The bits of the conditions that the notice does not meet.</summary>
    internal ulong FailedBy(PreparedNotice notice)
    {
        var failed = 0UL;
        for (var number = 1; number <= conditions.Last; number++)
            failed |= conditions[number].Holds(notice) ? 0 : BitOf(number);
        return failed;
    }

    internal void TrimExcess()
    {
        guards.TrimExcess();
        bits.TrimExcess();
    }

    private ulong BitsOf(Guard guard)
    {
        // Types are compared as texts: that is left to those who ask for them.
        var all = guard.ProcedureTypes.Length > 0 ? LookCloser : 0;
        foreach (var condition in guard.Conditions())
        {
            if (conditions.Last < MostConditions || conditions.Find(condition) > 0)
                all |= BitOf(conditions.Of(condition));
            else
                all |= LookCloser;
        }
        return all;
    }

    private static ulong BitOf(int condition) => 1UL << (condition - 1);
}
