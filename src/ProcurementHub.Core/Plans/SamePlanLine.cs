using System.Globalization;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Plans;

/// <summary>
/// Whether two lines of one body's plans of a year are one purchase. Only what says so beyond doubt counts: the same words,
/// month and amount, all of them; who copies a plan writes the rest in manners of their own.
/// </summary>
public static class SamePlanLine
{
    /// <summary>Equal for the same line in the plans of two sources: its number counts as well.</summary>
    public static string Key(PlanLineContent line) => $"{Folding.Fold(line.Reference).TrimStart('0')}\n{KeyWithoutNumber(line)}";

    /// <summary>Equal for a line that was only given another number, or another place in its plan.</summary>
    public static string KeyWithoutNumber(PlanLineContent line) => string.Create(CultureInfo.InvariantCulture,
        $"{Folding.Fold(line.Title)}\n{(line.Description == line.Title ? "" : Folding.Fold(line.Description))}\n{line.Month}\n{line.Amount.State} {line.Amount.Value:0.##} {line.Amount.Currency}");

    /// <summary>
    /// The lines that a new version of a plan only moved: gone under their number, while it has as many of the kind as before.
    /// Of lines that are all alike those that came in last are the ones that are gone.
    /// </summary>
    /// <param name="before">By what identifies a line.</param>
    /// <param name="after">By the same.</param>
    public static IReadOnlySet<long> Moved(IReadOnlyDictionary<long, PlanLineContent> before, IReadOnlyDictionary<long, PlanLineContent> after)
    {
        var left = after.Values.CountBy(KeyWithoutNumber).ToDictionary();
        var moved = new HashSet<long>();
        foreach (var (key, lines) in before.GroupBy(line => KeyWithoutNumber(line.Value)).Select(group => (group.Key, group.Select(line => line.Key).Order().ToList())))
        {
            var places = left.GetValueOrDefault(key) - lines.Count(after.ContainsKey);
            moved.UnionWith(lines.Where(line => !after.ContainsKey(line)).Take(Math.Max(0, places)));
        }

        return moved;
    }
}
