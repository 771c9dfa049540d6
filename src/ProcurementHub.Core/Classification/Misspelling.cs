namespace ProcurementHub.Core.Classification;

internal static class Misspelling
{
    /// <summary>Whether one letter too many, too few, wrong, or changed with its neighbour is all that differs.</summary>
    internal static bool IsOneOff(ReadOnlySpan<char> written, ReadOnlySpan<char> right)
    {
        if (Math.Abs(written.Length - right.Length) > 1) return false;
        var same = written.CommonPrefixLength(right);
        var left = written[same..];
        var meant = right[same..];
        if (left.IsEmpty || meant.IsEmpty) return left.Length + meant.Length == 1;
        return (written.Length - right.Length) switch
        {
            1 => left[1..].SequenceEqual(meant),
            -1 => left.SequenceEqual(meant[1..]),
            _ => left[1..].SequenceEqual(meant[1..])
                || (left.Length > 1 && left[0] == meant[1] && left[1] == meant[0] && left[2..].SequenceEqual(meant[2..])),
        };
    }
}
