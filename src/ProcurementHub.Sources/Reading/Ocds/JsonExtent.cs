using System.Buffers;

namespace ProcurementHub.Sources.Reading.Ocds;

internal enum ExtentState
{
    /// <summary>The value goes on past the bytes seen so far.</summary>
    GoesOn,
    Complete,

    /// <summary>A bracket closes what another kind of bracket opened.</summary>
    Mismatched,
}

/// <summary>
/// Finds where a JSON value ends, without looking at what is inside. A value whose inside is wrong can so be
/// passed over by itself, where a validating reader would have to give up the document. Works across chunks.
/// </summary>
internal struct JsonExtent
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(",]}\0\t\n\r "u8);

    private bool started;
    private bool escaped;
    private bool inText;
    private int depth;

    // One bit a level, 1 for an object; levels past 64 are counted only, and refused by the parser afterwards.
    private ulong objects;

    /// <summary>Neither text nor object nor list; the end of the document ends it as well.</summary>
    public bool IsScalar { get; private set; }

    /// <param name="used">How many of the bytes belong to the value.</param>
    public ExtentState Advance(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        if (bytes.IsEmpty)
            return ExtentState.GoesOn;
        if (!started)
        {
            started = true;
            IsScalar = bytes[0] is not ((byte)'"' or (byte)'{' or (byte)'[');
            used = IsScalar ? 1 : 0;
        }

        return IsScalar ? AdvanceScalar(bytes, ref used) : AdvanceNested(bytes, ref used);
    }

    private static ExtentState AdvanceScalar(ReadOnlySpan<byte> bytes, ref int used)
    {
        var length = bytes[used..].IndexOfAny(ScalarEnds);
        used = length < 0 ? bytes.Length : used + length;
        return length < 0 ? ExtentState.GoesOn : ExtentState.Complete;
    }

    private ExtentState AdvanceNested(ReadOnlySpan<byte> bytes, ref int used)
    {
        while (used < bytes.Length)
        {
            if (escaped)
            {
                escaped = false;
                used++;
                continue;
            }

            var rest = bytes[used..];
            var next = inText ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny(Structure);
            if (next < 0)
                break;
            used += next + 1;
            switch (rest[next])
            {
                case (byte)'\\':
                    escaped = true;
                    break;
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'{':
                    Open(isObject: true);
                    break;
                case (byte)'[':
                    Open(isObject: false);
                    break;
                default:
                    if (!Close(isObject: rest[next] == (byte)'}'))
                        return ExtentState.Mismatched;
                    break;
            }

            if (depth == 0 && !inText)
                return ExtentState.Complete;
        }

        used = bytes.Length;
        return ExtentState.GoesOn;
    }

    private void Open(bool isObject)
    {
        if (depth < 64)
        {
            var bit = 1UL << depth;
            objects = isObject ? objects | bit : objects & ~bit;
        }

        depth++;
    }

    private bool Close(bool isObject)
    {
        depth--;
        return depth >= 64 || (objects >> depth & 1) == 1 == isObject;
    }
}
