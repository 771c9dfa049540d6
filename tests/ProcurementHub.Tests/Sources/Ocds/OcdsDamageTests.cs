using System.Text;
using ProcurementHub.Sources.Reading;
using static ProcurementHub.Tests.Sources.Ocds.OcdsText;

namespace ProcurementHub.Tests.Sources.Ocds;

/// <summary>Whatever happens to the bytes on their way, the reader says what it found and never throws.</summary>
public sealed class OcdsDamageTests
{
    private static readonly string Package =
        $$"""{"uri":"x","records":[{"ocid":"r","compiledRelease":{{Release("r", "\"items\":[{\"id\":\"1\",\"classification\":{\"scheme\":\"CPV\",\"id\":\"3\"}}],\"value\":{\"amount\":1.5e3}")}},"releases":[]}],"""
        + $$"""{{"\"releases\""}}:[{{Release("a", "\"documents\":[{\"url\":\"u\"}]")}},{{Release("b", "\"description\":\"ñ \\u00f1 \\\\\"")}}]}"""
        + "\n" + Release("c");

    [Test]
    public async Task Read_AfterRandomDamage_EndsInOrder([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var whole = Encoding.UTF8.GetBytes(Package);
        for (var round = 0; round < 300; round++)
        {
            var bytes = whole.ToList();
            for (var blows = random.Next(1, 5); blows > 0; blows--)
                Damage(bytes, random);

            var items = await ReadAsync([.. bytes]);

            Assert.That(items.Take(Math.Max(0, items.Count - 1)), Has.None.InstanceOf<ReadItem.Broken>(), $"round {round}");
            Assert.That(items.OfType<ReadItem.Found>().Select(found => found.Record[FieldNames.NativeId]), Has.None.Null);
        }
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        const string Signs = "{}[]\",:\\ \n\0a1\u00ff";
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)Signs[random.Next(Signs.Length)];
                break;
            case 1:
                bytes.Insert(at, (byte)Signs[random.Next(Signs.Length)]);
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 30)));
                break;
            default:
                bytes.InsertRange(at, bytes.GetRange(0, Math.Min(bytes.Count, random.Next(1, 30))));
                break;
        }

        if (bytes.Count == 0)
            bytes.Add((byte)'{');
    }
}
