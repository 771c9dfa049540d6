namespace ProcurementHub.Core.LeadTimes;

/// <summary>Gives texts numbers from 0 on; a number stays.</summary>
public sealed class NumberedNames
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public int Number(string name)
    {
        lock (gate)
        {
            if (!numbers.TryGetValue(name, out var number))
            {
                numbers.Add(name, number = names.Count);
                names.Add(name);
            }

            return number;
        }
    }

    /// <returns>-1 where there is no such name.</returns>
    public int Find(string name)
    {
        lock (gate)
            return numbers.GetValueOrDefault(name, -1);
    }

    /// <summary>All names there are by now, by their numbers.</summary>
    public string[] ToArray()
    {
        lock (gate)
            return [.. names];
    }
}

/// <summary>What the numbers of <see cref="LeadTimeFacts"/> stand for.</summary>
public sealed class LeadTimeNames
{
    /// <summary>Between the codes of a set.</summary>
    public const char Between = ' ';

    /// <summary>Ids of bodies.</summary>
    public NumberedNames Entities { get; } = new();

    public NumberedNames Sources { get; } = new();

    public NumberedNames ProcedureTypes { get; } = new();

    public NumberedNames SectorSets { get; } = new();

    public NumberedNames RegionSets { get; } = new();
}
