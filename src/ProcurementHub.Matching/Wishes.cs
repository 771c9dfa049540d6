namespace ProcurementHub.Matching;

/// <summary>What is asked for, by number; each once, as long as somebody asks for it.</summary>
internal sealed class Wishes
{
    private readonly Dictionary<Wish, int> numbers = [];
    private readonly List<Wish?> wishes = [];
    private readonly List<int[]?> checks = [];
    private readonly List<int> holders = [];
    private readonly Stack<int> free = [];
    private readonly Dictionary<int, IReadOnlyList<(string Keyword, string Reason)>> faults = [];

    internal int Count => numbers.Count;

    internal bool HasFaults => faults.Count > 0;

    internal Wish this[int number] => wishes[number]!;

    internal WordCheck CheckOf(int number) => new(checks[number]!);

    internal IReadOnlyList<(string Keyword, string Reason)> FaultsOf(int number) => faults.GetValueOrDefault(number, []);

    internal bool TryFind(Wish wish, out int number) => numbers.TryGetValue(wish, out number);

    /// <returns>Its number, with nobody who asks for it yet.</returns>
    internal int Add(Wish wish)
    {
        if (!free.TryPop(out var number))
        {
            number = wishes.Count;
            wishes.Add(null);
            checks.Add(null);
            holders.Add(0);
        }

        wishes[number] = wish;
        numbers.Add(wish, number);
        return number;
    }

    internal void Hold(int number, WishPlan plan)
    {
        holders[number]++;
        checks[number] = plan.Check;
        if (plan.Faults.Count > 0)
            faults[number] = plan.Faults;
    }

    internal void Release(int number)
    {
        if (--holders[number] > 0)
            return;
        numbers.Remove(wishes[number]!);
        faults.Remove(number);
        (wishes[number], checks[number]) = (null, null);
        free.Push(number);
    }

    internal void TrimExcess()
    {
        numbers.TrimExcess();
        wishes.TrimExcess();
        checks.TrimExcess();
        holders.TrimExcess();
    }
}
