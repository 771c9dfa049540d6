namespace ProcurementHub.Matching;

/// <summary>
/// Answers of yes or no by number that all become unknown at once, a byte each: the byte holds the round in which
/// the answer was given, so that going on to the next notice costs nothing.
/// </summary>
internal sealed class Rounds
{
    private const int LastRound = 127;

    private byte[] answers = [];
    private int round;

    /// <param name="last">The highest number that may be asked for.</param>
    internal void Next(int last)
    {
        if (last >= answers.Length)
            Array.Resize(ref answers, last + (last / 8) + 64);
        if (++round <= LastRound)
            return;
        Array.Clear(answers);
        round = 1;
    }

    internal bool IsKnown(int number) => answers[number] >> 1 == round;

    internal bool Holds(int number) => answers[number] == ((round << 1) | 1);

    internal bool Set(int number, bool holds)
    {
        answers[number] = (byte)((round << 1) | (holds ? 1 : 0));
        return holds;
    }
}
