using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>One value of one key to which a query is narrowed.</summary>
internal sealed class LeadTimeChoice
{
    private readonly LeadTimeCodes _key;

    // By the number in the column, shifted by one: whether the notice is meant.
    private readonly bool[] _isMeant;

    private LeadTimeChoice(LeadTimeCodes key, int value)
    {
        _key = key;
        _isMeant = new bool[key.IsOfSets ? key.Sets + 1 : key.Count];
        if (value < 0)
            return;
        if (!key.IsOfSets)
            _isMeant[value] = true;
        for (var set = 0; key.IsOfSets && set < key.Sets; set++)
            _isMeant[set + 1] = key.OfSet(set).Contains(value);
    }

    public static IReadOnlyList<LeadTimeChoice> Of(LeadTimeTable table, LeadTimeQuery query)
    {
        var choices = new List<LeadTimeChoice>();
        Add(LeadTimeKey.Sector, query.Sector);
        Add(LeadTimeKey.Region, query.Region);
        Add(LeadTimeKey.Entity, query.Entity);
        Add(LeadTimeKey.ProcedureType, query.ProcedureType);
        Add(LeadTimeKey.Category, query.Category is { } category ? category == ProcurementCategory.Unknown ? "" : NoticeWords.Of(category) : null);
        Add(LeadTimeKey.Source, query.Source);
        return choices;

        void Add(LeadTimeKey key, string? label)
        {
            if (label is null)
                return;
            var codes = new LeadTimeCodes(key, table);
            choices.Add(new LeadTimeChoice(codes, codes.Find(label)));
        }
    }

    /// <returns>How many rows are left, in their order.</returns>
    public int Keep(LeadTimeFacts facts, int[] rows, int count)
    {
        var column = _key.Column(facts);
        var kept = 0;
        for (var at = 0; at < count; at++)
        {
            var row = rows[at];
            if (_isMeant[column[row] + 1])
                rows[kept++] = row;
        }

        return kept;
    }
}
