namespace ProcurementHub.Matching;

/// <summary>
/// A subscription as it is filed, and as a match with it is written down: the same sixteen bytes, so that what reaches
/// all of a list is copied as it lies. The notice and the wish together give the reasons.
/// </summary>
/// <param name="Id">Whose it is.</param>
/// <param name="Wish">The number of what it asks for, which others may ask for too.</param>
/// <param name="Number">Its own, by which it is known whether the notice has met it.</param>
internal readonly record struct FiledSubscription(long Id, int Wish, int Number);

/// <summary>A subscription filed under a word, with what is left to look at.</summary>
/// <param name="Subscription">Which one.</param>
/// <param name="Guard">The number of its guard; where that is not all that is asked of the words, its complement.</param>
/// <param name="Words">What else is asked of the words.</param>
internal readonly record struct WordFiling(FiledSubscription Subscription, int Guard, FiledWord Words);

/// <summary>A word to file under, and what is asked besides, as <see cref="Vocabulary.Code"/> gives it; zero for nothing.</summary>
/// <param name="Also">Must stand in the notice.</param>
/// <param name="Not">Must not.</param>
internal readonly record struct FiledWord(int Anchor, int Also, int Not) : IComparable<FiledWord>
{
    public int CompareTo(FiledWord other) => (Also, Not).CompareTo((other.Also, other.Not));
}
