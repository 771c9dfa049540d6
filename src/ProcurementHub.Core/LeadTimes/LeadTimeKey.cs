namespace ProcurementHub.Core.LeadTimes;

/// <summary>What lead times are grouped by.</summary>
public enum LeadTimeKey
{
    /// <summary>Of the publication, on the reader's calendar.</summary>
    Month,
    Year,

    /// <summary>A notice of several sectors counts in each of them.</summary>
    Sector,

    /// <summary>What a country divides itself into first; a notice in several of them counts in each.</summary>
    Region,
    Entity,
    ProcedureType,
    Category,
    Source,
}

public static class LeadTimeKeys
{
    public static IReadOnlyList<LeadTimeKey> All { get; } = Enum.GetValues<LeadTimeKey>();

    public static string Word(LeadTimeKey key) => key switch
    {
        LeadTimeKey.Month => "month",
        LeadTimeKey.Year => "year",
        LeadTimeKey.Sector => "sector",
        LeadTimeKey.Region => "region",
        LeadTimeKey.Entity => "entity",
        LeadTimeKey.ProcedureType => "procedureType",
        LeadTimeKey.Category => "category",
        _ => "source",
    };

    /// <summary>Keys parted by commas, each once, in the order in which they are written.</summary>
    public static Parsed<IReadOnlyList<LeadTimeKey>> Parse(string words)
    {
        var keys = new List<LeadTimeKey>();
        foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var known = All.Where(key => string.Equals(Word(key), word, StringComparison.OrdinalIgnoreCase)).ToList();
            if (known is not [var key])
                return Parsed.Failed<IReadOnlyList<LeadTimeKey>>($"'{word}' is none of {string.Join(", ", All.Select(Word))}.");
            if (keys.Contains(key))
                return Parsed.Failed<IReadOnlyList<LeadTimeKey>>($"'{word}' stands there twice.");
            keys.Add(key);
        }

        return Parsed.Of<IReadOnlyList<LeadTimeKey>>(keys);
    }
}
