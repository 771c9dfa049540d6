using System.Buffers;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// The notices of a month that a query is about, each with the number of its group. A notice of several sectors or
/// regions stands there once for each, where they are asked for one by one. Its arrays are lent: new ones for each
/// question would cost more than the counting.
/// </summary>
internal readonly struct LeadTimeSelection(int[] rows, long[] codes, int count)
{
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    /// <summary>Which values of the keys a row has, as one number.</summary>
    public ReadOnlySpan<long> Codes => codes.AsSpan(0, count);

    /// <summary>Neither rows nor codes may be used after it.</summary>
    public void GiveBack()
    {
        ArrayPool<int>.Shared.Return(rows);
        ArrayPool<long>.Shared.Return(codes);
    }

    public static LeadTimeSelection Of(LeadTimeFacts facts, LeadTimeQuery query, IReadOnlyList<LeadTimeCodes> keys, IReadOnlyList<LeadTimeChoice> choices)
    {
        if (IsOutside(facts.Month, query))
            return new LeadTimeSelection([], [], 0);
        var rows = ArrayPool<int>.Shared.Rent(facts.Count);
        var count = Days(facts, query, rows);
        foreach (var choice in choices)
            count = choice.Keep(facts, rows, count);
        var codes = ArrayPool<long>.Shared.Rent(count);
        codes.AsSpan(0, count).Clear();
        foreach (var key in keys)
        {
            if (key.IsOfSets)
                (rows, codes, count) = Spread(key, facts, rows, codes, count);
            else
                Add(key, facts, rows, codes, count);
        }

        return new LeadTimeSelection(rows, codes, count);
    }

    /// <summary>Of what was published nobody knows when, nobody can say that it was then.</summary>
    private static bool IsOutside(int month, LeadTimeQuery query)
    {
        if (month == 0)
            return query.From is not null || query.To is not null;
        var first = new DateOnly(month / 100, month % 100, 1);
        return query.From >= first.AddMonths(1) || query.To < first;
    }

    private static int Days(LeadTimeFacts facts, LeadTimeQuery query, int[] rows)
    {
        var count = 0;
        if (query.From is null && query.To is null)
        {
            for (; count < facts.Count; count++)
                rows[count] = count;
            return count;
        }

        var (from, to) = (query.From?.DayNumber ?? int.MinValue, query.To?.DayNumber ?? int.MaxValue);
        for (var row = 0; row < facts.Count; row++)
        {
            if (facts.Days[row] >= from && facts.Days[row] <= to)
                rows[count++] = row;
        }

        return count;
    }

    private static void Add(LeadTimeCodes key, LeadTimeFacts facts, int[] rows, long[] codes, int count)
    {
        if (key.OfMonth(facts.Month) is { } same)
        {
            for (var at = 0; at < count; at++)
                codes[at] = (codes[at] * key.Count) + same;
            return;
        }

        var column = key.Column(facts);
        for (var at = 0; at < count; at++)
            codes[at] = (codes[at] * key.Count) + column[rows[at]] + 1;
    }

    private static (int[] Rows, long[] Codes, int Count) Spread(LeadTimeCodes key, LeadTimeFacts facts, int[] rows, long[] codes, int count)
    {
        var column = key.Column(facts);
        var spread = 0;
        for (var at = 0; at < count; at++)
            spread += key.OfSet(column[rows[at]]).Length;
        var (newRows, newCodes, next) = (ArrayPool<int>.Shared.Rent(spread), ArrayPool<long>.Shared.Rent(spread), 0);
        for (var at = 0; at < count; at++)
        {
            foreach (var value in key.OfSet(column[rows[at]]))
            {
                newRows[next] = rows[at];
                newCodes[next++] = (codes[at] * key.Count) + value;
            }
        }

        new LeadTimeSelection(rows, codes, count).GiveBack();
        return (newRows, newCodes, spread);
    }
}
