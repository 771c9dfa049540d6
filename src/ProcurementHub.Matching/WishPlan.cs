namespace ProcurementHub.Matching;

/// <summary>Where a subscription with some wish is to be filed.</summary>
/// <param name="Places">Each once.</param>
/// <param name="Guard">Its number.</param>
/// <param name="Words">The words to file it under; empty where there are none to look for.</param>
/// <param name="Check">What <see cref="WordCheck"/> needs; null where the words to file under say all.</param>
/// <param name="Faults">Keywords that are left aside, each with the reason.</param>
internal sealed record WishPlan(
    PlaceKey[] Places, int Guard, FiledWord[] Words, int[]? Check, IReadOnlyList<(string Keyword, string Reason)> Faults)
{
    internal WordFiling Filing(FiledSubscription subscription, FiledWord word) => new(subscription, word, Guard, Check is not null);
}
