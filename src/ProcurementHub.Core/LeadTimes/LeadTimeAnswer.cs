using System.Buffers;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// What a query finds: its groups in the order of their keys, and the figures of each when they are asked for. Medians
/// are looked for among the values themselves, so only groups that are shown pay for them.
/// </summary>
public sealed class LeadTimeAnswer
{
    private const int DenseLimit = 1 << 22;

    private readonly LeadTimeCodes[] _keys;
    private readonly List<LeadTimeSums> _sums = [];
    private readonly List<long> _codes = [];
    private readonly LeadTimeValues _values;

    private LeadTimeAnswer(LeadTimeTable table, LeadTimeQuery query)
    {
        Query = query;
        AsOf = table.AsOf;
        Waiting = table.Waiting;
        _keys = [.. query.By.Select(key => new LeadTimeCodes(key, table))];
        var choices = LeadTimeChoice.Of(table, query);
        var chosen = new List<(LeadTimeFacts Facts, LeadTimeSelection Selection, int[] Groups)>();
        var groupOf = GroupNumbers();
        foreach (var facts in table.Months)
        {
            var selection = LeadTimeSelection.Of(facts, query, _keys, choices);
            if (selection.Rows.Length > 0)
                chosen.Add((facts, selection, Count(facts, selection, groupOf)));
        }

        _values = LeadTimeValues.Of(_sums, chosen);
        foreach (var (_, selection, groups) in chosen)
        {
            selection.GiveBack();
            ArrayPool<int>.Shared.Return(groups);
        }

        Groups = [.. _codes.Select((code, number) => new LeadTimeGroup(this, number, Labels(code))).Order(LeadTimeGroup.ByKeys)];
    }

    public LeadTimeQuery Query { get; }

    public DateTimeOffset? AsOf { get; }

    public int Waiting { get; }

    /// <summary>Only those in which there is a notice.</summary>
    public IReadOnlyList<LeadTimeGroup> Groups { get; }

    public static LeadTimeAnswer Of(LeadTimeTable table, LeadTimeQuery query) => new(table, query);

    /// <summary>All that a query is about, whatever it is grouped by: each notice once.</summary>
    public static LeadTimeGroup Whole(LeadTimeTable table, LeadTimeQuery query)
    {
        var answer = new LeadTimeAnswer(table, query with { By = [] });
        return answer.Groups is [var whole] ? whole : new LeadTimeGroup(answer, answer.Nothing(), []);
    }

    internal LeadTimeSums SumsOf(int group) => _sums[group];

    internal LeadTimeValues Values => _values;

    private int Nothing()
    {
        _sums.Add(new LeadTimeSums());
        return _sums.Count - 1;
    }

    private int[] Count(LeadTimeFacts facts, LeadTimeSelection selection, Func<long, int> groupOf)
    {
        var rows = selection.Rows;
        var codes = selection.Codes;
        var groups = ArrayPool<int>.Shared.Rent(rows.Length);
        var (lastCode, group) = (-1L, 0);
        for (var at = 0; at < rows.Length; at++)
        {
            if (codes[at] != lastCode)
                group = groupOf(lastCode = codes[at]);
            groups[at] = group;
            _sums[group].Add(facts, rows[at]);
        }

        return groups;
    }

    /// <summary>Numbers the groups as they turn up: by a table where there cannot be many, else by a dictionary.</summary>
    private Func<long, int> GroupNumbers()
    {
        var possible = _keys.Aggregate(1.0, (product, key) => product * key.Count);
        if (possible <= DenseLimit)
        {
            var numbers = new int[(int)possible];
            return code => numbers[code] is > 0 and var known ? known - 1 : (numbers[code] = Add(code) + 1) - 1;
        }

        var known = new Dictionary<long, int>();
        return code =>
        {
            if (!known.TryGetValue(code, out var number))
                known.Add(code, number = Add(code));
            return number;
        };
    }

    private int Add(long code)
    {
        _codes.Add(code);
        _sums.Add(new LeadTimeSums());
        return _sums.Count - 1;
    }

    private string?[] Labels(long code)
    {
        var labels = new string?[_keys.Length];
        for (var at = _keys.Length - 1; at >= 0; at--)
        {
            labels[at] = _keys[at][(int)(code % _keys[at].Count)];
            code /= _keys[at].Count;
        }

        return labels;
    }
}
