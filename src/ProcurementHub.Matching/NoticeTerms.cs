using System.Runtime.CompilerServices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>
/// The terms of one notice as numbers of the <see cref="Vocabulary"/>. Used again for the next notice: what a phrase
/// or a beginning gave is kept as long as the notice is the same, since many ask for the same.
/// </summary>
internal sealed class NoticeTerms(Vocabulary vocabulary)
{
    private readonly Rounds terms = new();
    private readonly Rounds phrases = new();
    private readonly Rounds beginnings = new();
    private readonly List<(int Start, int End)> texts = [];
    private readonly List<int> anchors = [];
    private int[] numbers = new int[256];
    private int[] positions = new int[256];
    private NoticeTexts? source;

    /// <summary>Those under which wishes may be filed, each once.</summary>
    internal List<int> Anchors => anchors;

    internal void Read(NoticeTexts notice)
    {
        source = notice;
        terms.Next(vocabulary.Terms);
        phrases.Next(vocabulary.Phrases);
        beginnings.Next(vocabulary.Beginnings);
        texts.Clear();
        anchors.Clear();
        Meet(vocabulary.Everywhere);
        var count = 0;
        Span<char> room = stackalloc char[Anchor.BeginningLength + 1];
        foreach (var text in notice.All)
        {
            var start = count;
            if (count + text.Terms.Length > numbers.Length)
            {
                Array.Resize(ref numbers, 2 * (count + text.Terms.Length));
                Array.Resize(ref positions, numbers.Length);
            }
            foreach (ref readonly var term in text.Terms)
            {
                var number = vocabulary.Find(term.Text);
                (numbers[count], positions[count]) = (number, term.Position);
                count++;
                Meet(number);
                if (vocabulary.HasBeginningAnchors && Anchor.TryBeginning(term.Text, room, out var beginning))
                    Meet(vocabulary.Find(beginning));
            }
            texts.Add((start, count));
        }
    }

    /// <param name="also">Must stand in the notice; zero for nothing.</param>
    /// <param name="not">Must not; zero for nothing.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool Stand(int also, int not) => (also == 0 || Has(also)) && (not == 0 || !Has(not));

    /// <param name="clause">As <see cref="Vocabulary.Code"/> gave it.</param>
    internal bool Has(int clause)
    {
        var number = clause >> 2;
        return (KeywordKind)(clause & 3) switch
        {
            KeywordKind.Word => terms.Holds(number),
            KeywordKind.Prefix => beginnings.IsKnown(number) ? beginnings.Holds(number) : beginnings.Set(number, HasBeginning(number)),
            _ => phrases.IsKnown(number) ? phrases.Holds(number) : phrases.Set(number, HasPhrase(vocabulary.Phrase(number))),
        };
    }

    private void Meet(int number)
    {
        if (number == 0 || terms.Holds(number))
            return;
        terms.Set(number, true);
        if (vocabulary.IsAnchor(number))
            anchors.Add(number);
    }

    private bool HasBeginning(int number)
    {
        var (prefix, stem) = vocabulary.Beginning(number);
        foreach (var text in source!.All)
        {
            if (text.ContainsPrefix(prefix, stem))
                return true;
        }
        return false;
    }

    // As AnalysedText finds a phrase: side by side in one text, a whole code sharing its place with its first part.
    private bool HasPhrase(int[] phrase)
    {
        foreach (var word in phrase)
        {
            if (!terms.Holds(word))
                return false;
        }
        foreach (var (start, end) in texts)
        {
            for (var first = start; first < end; first++)
            {
                if (numbers[first] == phrase[0] && ContinuesAt(first, end, phrase))
                    return true;
            }
        }
        return false;
    }

    private bool ContinuesAt(int first, int end, int[] phrase)
    {
        var matched = 1;
        for (var next = first + 1; matched < phrase.Length && next < end; next++)
        {
            var distance = positions[next] - positions[first];
            if (distance == matched && numbers[next] == phrase[matched])
                matched++;
            else if (distance > matched)
                return false;
        }
        return matched == phrase.Length;
    }
}
