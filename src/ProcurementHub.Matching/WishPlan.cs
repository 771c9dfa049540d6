namespace ProcurementHub.Matching;

/// <summary>Where a subscription with some wish is to be filed.</summary>
/// <param name="Places">Each once.</param>
/// <param name="Guard">Its number.</param>
/// <param name="Words">The words to file it under; empty where there are none to look for.</param>
/// <param name="Check">What <see cref="WordCheck"/> needs; null where the words to file under say all.</param>
internal sealed record WishPlan(PlaceKey[] Places, int Guard, FiledWord[] Words, int[]? Check)
{
    internal WordFiling Filing(FiledSubscription subscription, FiledWord word) => new(subscription, Check is null ? Guard : ~Guard, word);
}
