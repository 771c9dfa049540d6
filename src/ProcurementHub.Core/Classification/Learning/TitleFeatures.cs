using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification.Learning;

/// <summary>
/// What the sector model sees of a title: its terms, neighbours in pairs ("mobiliario escolar"), the terms that open
/// it ("^adquisicion") and the beginnings of long terms ("~mobil"), which other forms of a word share. What comes after
/// "para" says what for, and counts less. Terms with digits are codes, measures and dates: nobody's trade.
/// Used as <c>foreach</c> over a ref struct, so that reading a title makes no strings.
/// </summary>
internal ref struct TitleFeatures
{
    /// <summary>Longer pairs are broken text; they are left out. In UTF-16 units.</summary>
    internal const int Longest = 64;

    private const float AfterPurpose = 0.4f, Beginning = 0.5f;
    private const int Openers = 2, LongTerm = 6, BeginningLength = 5;

    private readonly ReadOnlySpan<Term> terms;
    private readonly Span<char> room;
    private readonly int purpose;
    private int at, before, words, step;

    /// <param name="title">The title.</param>
    /// <param name="room">Where features are written that do not stand in the title as they are; at least <see cref="Longest"/> long.</param>
    internal TitleFeatures(AnalysedText title, Span<char> room)
    {
        terms = title.Terms;
        purpose = TitleGrammar.PurposeOf(title.Source);
        this.room = room;
        at = before = -1;
    }

    /// <summary>The feature's name; overwritten by the next.</summary>
    internal ReadOnlySpan<char> Current { get; private set; }

    internal float Value { get; private set; }

    /// <summary>The first and the last term that the feature speaks of, as indices into the title's terms.</summary>
    internal (int First, int Last) Terms { get; private set; }

    internal bool MoveNext()
    {
        while (true)
        {
            if (step == 0 && !NextWord()) return false;
            var text = terms[at].Text.AsSpan();
            var value = terms[at].Start > purpose ? AfterPurpose : 1f;
            switch (step++)
            {
                case 0:
                    return Give(text, value, at);
                case 1 when words <= Openers && text.Length < Longest:
                    return Give(Join('^', text), value, at);
                case 2 when before >= 0 && terms[before].Position + 1 >= terms[at].Position && terms[before].Text.Length + text.Length < Longest:
                    return Give(Pair(terms[before].Text, text), value, before);
                case 3 when text.Length >= LongTerm:
                    return Give(Join('~', text[..BeginningLength]), value * Beginning, at);
                case 4:
                    before = at;
                    step = 0;
                    break;
            }
        }
    }

    private bool NextWord()
    {
        while (++at < terms.Length)
        {
            var text = terms[at].Text.AsSpan();
            if (text.Length > 1 && !text.ContainsAnyInRange('0', '9'))
            {
                words++;
                return true;
            }
        }
        return false;
    }

    private bool Give(ReadOnlySpan<char> name, float value, int first)
    {
        Current = name;
        Value = value;
        Terms = (first, at);
        return true;
    }

    private readonly ReadOnlySpan<char> Join(char sign, ReadOnlySpan<char> text)
    {
        room[0] = sign;
        text.CopyTo(room[1..]);
        return room[..(text.Length + 1)];
    }

    private readonly ReadOnlySpan<char> Pair(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        first.CopyTo(room);
        room[first.Length] = ' ';
        second.CopyTo(room[(first.Length + 1)..]);
        return room[..(first.Length + 1 + second.Length)];
    }
}
