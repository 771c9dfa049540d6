namespace ProcurementHub.Core.LeadTimes;

/// <summary>The values that one key can have, numbered from 1 on; 0 is unknown.</summary>
internal sealed class LeadTimeCodes
{
    private readonly LeadTimeKey _key;
    private readonly NumberedNames _labels = new();

    // Of a set of sectors or regions: the values of its codes.
    private readonly int[][]? _sets;
    private readonly string[] _names;

    public LeadTimeCodes(LeadTimeKey key, LeadTimeTable table)
    {
        _key = key;
        var names = table.Names;
        switch (key)
        {
            case LeadTimeKey.Sector or LeadTimeKey.Region:
                var sets = (key == LeadTimeKey.Sector ? names.SectorSets : names.RegionSets).ToArray();
                _sets = Array.ConvertAll(sets, set => set.Length == 0 ? [0] : Array.ConvertAll(set.Split(LeadTimeNames.Between), code => _labels.Number(code) + 1));
                break;
            case LeadTimeKey.Month or LeadTimeKey.Year:
                foreach (var month in table.Months.Select(facts => facts.Month).Where(month => month > 0).Order())
                    _labels.Number(Label(month));
                break;
            case LeadTimeKey.Category:
                foreach (var category in Enum.GetValues<Notices.ProcurementCategory>().Where(category => category > 0).Order())
                    _labels.Number(Notices.NoticeWords.Of(category));
                break;
        }

        _names = key switch
        {
            LeadTimeKey.Entity => names.Entities.ToArray(),
            LeadTimeKey.ProcedureType => names.ProcedureTypes.ToArray(),
            LeadTimeKey.Source => names.Sources.ToArray(),
            _ => _labels.ToArray(),
        };
    }

    /// <summary>How many values there are, unknown with them.</summary>
    public int Count => _names.Length + 1;

    public bool IsOfSets => _sets is not null;

    public int Sets => _sets?.Length ?? 0;

    /// <returns>Null for unknown.</returns>
    public string? this[int value] => value == 0 ? null : _names[value - 1];

    /// <returns>-1 where there is no such value.</returns>
    public int Find(string label) => label.Length == 0 ? 0 : Array.IndexOf(_names, label) is >= 0 and var at ? at + 1 : -1;

    /// <summary>The values of a notice's set.</summary>
    public int[] OfSet(int set) => _sets![set];

    /// <summary>The same for all notices of a month; null where each has its own.</summary>
    public int? OfMonth(int month) => _key is LeadTimeKey.Month or LeadTimeKey.Year ? month == 0 ? 0 : Find(Label(month)) : null;

    /// <summary>A number each notice: its value less 1, or its set.</summary>
    public int[] Column(LeadTimeFacts facts) => _key switch
    {
        LeadTimeKey.Entity => facts.Entities,
        LeadTimeKey.ProcedureType => facts.ProcedureTypes,
        LeadTimeKey.Source => facts.Sources,
        LeadTimeKey.Category => facts.Categories,
        LeadTimeKey.Sector => facts.Sectors,
        _ => facts.Regions,
    };

    private string Label(int month) => _key == LeadTimeKey.Year ? $"{month / 100:0000}" : $"{month / 100:0000}-{month % 100:00}";
}
