using System.Text;

namespace ProcurementHub.Tests.Sources.Xml;

/// <summary>What happens to bytes on their way, and what is done to readers on purpose.</summary>
internal static class XmlDamage
{
    private const string Signs = "<>&;\"'/=!?[]-: \n\0\u0001a1\u00ff";

    public static byte[] Of(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var blows = random.Next(1, 5); blows > 0; blows--)
            Strike(bytes, random);
        return [.. bytes];
    }

    /// <summary>Ten entities, each of ten of the one before.</summary>
    public static string Laughs(string root)
    {
        var laughs = Enumerable.Range(1, 9).Select(level => $"<!ENTITY lol{level} \"{string.Concat(Enumerable.Repeat($"&lol{level - 1};", 10))}\">");
        return $"<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">{string.Concat(laughs)}]><{root}><item><title>&lol9;</title></item></{root}>";
    }

    private static void Strike(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - at, random.Next(1, 60));
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)Signs[random.Next(Signs.Length)];
                break;
            case 2:
                bytes.Insert(at, (byte)Signs[random.Next(Signs.Length)]);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            default:
                bytes.InsertRange(at, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<a>", random.Next(1, 150)))));
                break;
        }

        if (bytes.Count == 0)
            bytes.Add((byte)'<');
    }
}
