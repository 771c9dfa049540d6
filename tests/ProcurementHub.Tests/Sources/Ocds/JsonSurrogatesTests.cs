using System.Text;
using System.Text.Json;
using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Tests.Sources.Ocds;

public sealed class JsonSurrogatesTests
{
    [TestCase("""{"a":"x \ud83d y"}""", """{"a":"x \ufffd y"}""")]
    [TestCase("""{"\uD83D":1,"a":2}""", """{"\ufffd":1,"a":2}""")]
    [TestCase("""["\ude00","\uDE00\ud83d"]""", """["\ufffd","\ufffd\ufffd"]""")]
    [TestCase("""["\ud83d\ud83d\ude00\ude00"]""", """["\ufffd\ud83d\ude00\ufffd"]""")]
    [TestCase("""["\uD83D\ude00","\ud83d\uDE00","\uD83D\uDE00"]""", null)]
    [TestCase("""["\\ud83d","\\\\uD83D"]""", null)]
    [TestCase("""["\\\ud83d"]""", """["\\\ufffd"]""")]
    [TestCase("""["\ud7ff","\uD7FF","\ue000"]""", null)]
    public void Mend_Halves_BecomeTheReplacementSign(string json, string? mended)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        JsonSurrogates.Mend(bytes);

        Assert.That(Encoding.UTF8.GetString(bytes), Is.EqualTo(mended ?? json));
        using var document = JsonDocument.Parse(bytes);
        Assert.That(() => JsonSerializer.Deserialize<object>(document.RootElement)?.ToString(), Throws.Nothing);
    }

    [TestCase("\\ud83")]
    [TestCase("\\ud83d\\u")]
    [TestCase("\\uDC")]
    [TestCase("\\ud")]
    public void Mend_CutThrough_StaysInItsBounds(string cut) =>
        Assert.That(() => JsonSurrogates.Mend(Encoding.UTF8.GetBytes(cut)), Throws.Nothing);
}
