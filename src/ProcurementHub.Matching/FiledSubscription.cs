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
internal readonly record struct WordFiling
{
    private readonly int guardAndMore;

    internal WordFiling(FiledSubscription subscription, FiledWord words, int guard, bool hasMore) =>
        (Subscription, Words, guardAndMore) = (subscription, words, (guard << 1) | (hasMore ? 1 : 0));

    internal FiledSubscription Subscription { get; }

    /// <summary>The word, and what is asked besides.</summary>
    internal FiledWord Words { get; }

    /// <summary>The number of its guard.</summary>
    internal int Guard => guardAndMore >> 1;

    /// <summary>Whether that is not all that is asked of the words.</summary>
    internal bool HasMore => (guardAndMore & 1) != 0;
}

/// <summary>A word to file under, and what is asked besides, as <see cref="Vocabulary.Code"/> gives it; zero for nothing.</summary>
/// <param name="Also">Must stand in the notice.</param>
/// <param name="Not">Must not.</param>
internal readonly record struct FiledWord(int Anchor, int Also, int Not) : IComparable<FiledWord>
{
    public int CompareTo(FiledWord other) => (Also, Not).CompareTo((other.Also, other.Not));
}
