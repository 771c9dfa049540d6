using System.Globalization;

namespace ProcurementHub.Core.Plans;

/// <summary>
/// The numbers of a plan whose lines are counted from 1: one that is missing is a line that was taken out before the plan
/// was read, and all that is known of it.
/// </summary>
public static class PlanReferences
{
    // A year or a code in place of a number would give gaps without end.
    private const int LargestShare = 2;

    /// <param name="references">Of all lines that the plan has or had.</param>
    /// <returns>The missing numbers in order; none where a reference is no number, or more are missing than there.</returns>
    public static IReadOnlyList<int> MissingFrom(IReadOnlyCollection<string?> references)
    {
        var numbers = new HashSet<int>();
        foreach (var reference in references)
        {
            if (!int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return [];
            numbers.Add(number);
        }

        if (numbers.Count == 0 || numbers.Max() > LargestShare * numbers.Count)
            return [];
        return [.. Enumerable.Range(1, numbers.Max()).Where(number => !numbers.Contains(number))];
    }
}
