namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>What happens to bytes on their way, whatever they mean.</summary>
internal static class ByteDamage
{
    public static byte[] FlipBits(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        for (var flips = random.Next(1, 20); flips > 0; flips--)
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        return damaged;
    }

    public static byte[] Replace(byte[] bytes, Random random)
    {
        const string Signs = "{}[]()<>\"',;:|/\\&=-+. \t\n\r\0\u0001a0\u00e9\u00ff";
        var damaged = bytes.ToArray();
        for (var blows = random.Next(1, 10); blows > 0; blows--)
            damaged[random.Next(damaged.Length)] = (byte)Signs[random.Next(Signs.Length)];
        return damaged;
    }

    public static byte[] CutOut(byte[] bytes, Random random)
    {
        var (at, length) = Block(bytes, random);
        return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)];
    }

    public static byte[] CutEnd(byte[] bytes, Random random) => bytes[..random.Next(1, bytes.Length + 1)];

    public static byte[] CutBeginning(byte[] bytes, Random random) => bytes[random.Next(0, bytes.Length)..];

    public static byte[] Swap(byte[] bytes, Random random)
    {
        var (first, length) = Block(bytes, random);
        var second = first + length;
        var end = second + random.Next(0, bytes.Length - second + 1);
        return [.. bytes.AsSpan(0, first), .. bytes.AsSpan(second, end - second), .. bytes.AsSpan(first, length), .. bytes.AsSpan(end)];
    }

    public static byte[] Double(byte[] bytes, Random random)
    {
        var (at, length) = Block(bytes, random);
        var times = random.Next(1, Math.Max(2, Math.Min(200, 40_000 / length)));
        var damaged = new List<byte>(bytes.Length + times * length);
        damaged.AddRange(bytes.AsSpan(0, at));
        for (var time = 0; time <= times; time++)
            damaged.AddRange(bytes.AsSpan(at, length));
        damaged.AddRange(bytes.AsSpan(at + length));
        return [.. damaged];
    }

    public static byte[] Insert(byte[] bytes, Random random)
    {
        var piece = new byte[random.Next(1, 200)];
        random.NextBytes(piece);
        return InsertAt(bytes, random.Next(bytes.Length + 1), piece);
    }

    public static byte[] InsertNuls(byte[] bytes, Random random) =>
        InsertAt(bytes, random.Next(bytes.Length + 1), new byte[random.Next(4) == 0 ? 20_000 : random.Next(1, 8)]);

    /// <summary>Halves of characters, characters that there are not, and marks that say something else.</summary>
    public static byte[] BreakEncoding(byte[] bytes, Random random)
    {
        byte[][] wrong = [[0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xEF, 0xBF, 0xBE], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x80], [0x91]];
        return InsertAt(bytes, random.Next(3) == 0 ? 0 : random.Next(bytes.Length + 1), wrong[random.Next(wrong.Length)]);
    }

    public static byte[] Recode(byte[] bytes, Random random)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        System.Text.Encoding other = random.Next(4) switch
        {
            0 => System.Text.Encoding.Unicode,
            1 => System.Text.Encoding.BigEndianUnicode,
            2 => System.Text.Encoding.UTF32,
            _ => System.Text.Encoding.Latin1,
        };
        return random.Next(2) == 0 ? other.GetBytes(text) : [.. other.GetPreamble(), .. other.GetBytes(text)];
    }

    public static byte[] InsertAt(byte[] bytes, int at, ReadOnlySpan<byte> piece) => [.. bytes.AsSpan(0, at), .. piece, .. bytes.AsSpan(at)];

    /// <summary>Of a document's blocks most are short: a field, a tag, a line.</summary>
    private static (int At, int Length) Block(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var most = random.Next(3) switch { 0 => 20, 1 => 400, _ => bytes.Length };
        return (at, random.Next(1, Math.Min(bytes.Length - at, most) + 1));
    }
}
