using System.Text;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Tests.Sources.Archives;

public sealed class Crc32Tests
{
    // The check value that every catalogue of checksums gives.
    [TestCase("123456789", 0xCBF43926u)]
    [TestCase("", 0u)]
    [TestCase("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Value_KnownText_IsTheKnownSum(string text, uint expected)
    {
        var crc = new Crc32();
        crc.Add(Encoding.ASCII.GetBytes(text));
        Assert.That(crc.Value, Is.EqualTo(expected));
    }

    [Test]
    public void Value_InPortions_IsThatOfTheWhole()
    {
        var bytes = new byte[1001];
        new Random(1).NextBytes(bytes);
        Crc32 whole = new(), portions = new();

        whole.Add(bytes);
        for (var at = 0; at < bytes.Length; at += 13)
            portions.Add(bytes.AsSpan(at, Math.Min(13, bytes.Length - at)));

        Assert.That(portions.Value, Is.EqualTo(whole.Value));
    }
}
