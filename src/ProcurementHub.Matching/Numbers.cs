namespace ProcurementHub.Matching;

/// <summary>Gives each different value a number, from 1; equal values are kept once.</summary>
internal sealed class Numbers<T>(IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = new(comparer);
    private readonly List<T> values = [default!];

    /// <summary>The highest number given.</summary>
    internal int Last => values.Count - 1;

    internal T this[int number] => values[number];

    internal int Of(T value)
    {
        if (numbers.TryGetValue(value, out var number))
            return number;
        values.Add(value);
        numbers.Add(value, Last);
        return Last;
    }

    /// <summary>Zero when it has none.</summary>
    internal int Find(T value) => numbers.GetValueOrDefault(value);

    internal void TrimExcess()
    {
        numbers.TrimExcess();
        values.TrimExcess();
    }
}
