using System.Text;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources;

public sealed class TextDecodingTests
{
    private const string Text = "Adquisición de señales: año 2026, 1 200 €, «bases»";

    [TestCase("utf-8", null)]
    [TestCase("utf-8", "utf-8")]
    [TestCase("utf-8", "iso-8859-1", Description = "the header is wrong")]
    [TestCase("utf-8", "utf-16", Description = "the header is wrong by far")]
    [TestCase("utf-8", "iso-2022-jp")]
    [TestCase("windows-1252", null)]
    [TestCase("windows-1252", "iso-8859-1")]
    [TestCase("windows-1252", "utf-8", Description = "the header is wrong")]
    [TestCase("windows-1252", "utf-7", Description = "nobody reads that any more")]
    [TestCase("windows-1252", "utf-16")]
    [TestCase("windows-1252", "no-such-charset")]
    [TestCase("utf-16", "utf-16")]
    [TestCase("utf-32", "utf-32")]
    public void Text_UnderAnyHeader_IsReadAsItWasWritten(string written, string? header)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);

        Assert.That(TextDecoding.Decode(encoding.GetBytes(Text), header), Is.EqualTo(Text));
    }

    [Test]
    public void Header_GoesBeforeMeta_AndMetaBeforeAGuess()
    {
        const string Greek = "<meta charset=\"windows-1251\"><p>διαγωνισμός";
        var greek = CodePagesEncodingProvider.Instance.GetEncoding("windows-1253")!.GetBytes(Greek);
        const string Russian = "<meta charset=\"windows-1251\"><p>закупка";
        var russian = CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes(Russian);

        Assert.That(TextDecoding.Decode(greek, "windows-1253"), Is.EqualTo(Greek));
        Assert.That(TextDecoding.Decode(russian, null), Is.EqualTo(Russian));
    }

    [Test]
    public void Escapes_OfSevenBits_AreReadWhereTheHeaderSaysSo()
    {
        var japanese = CodePagesEncodingProvider.Instance.GetEncoding("iso-2022-jp")!;

        Assert.That(TextDecoding.Decode(japanese.GetBytes("入札 2026"), "iso-2022-jp"), Is.EqualTo("入札 2026"));
    }

    [TestCase(null)]
    [TestCase("utf-8")]
    [TestCase("iso-8859-1")]
    public void OneLetter_CutThrough_LeavesTheOthersAsTheyAre(string? header)
    {
        byte[] damaged = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Text, 5))), 0xC3, .. "o <p>"u8];

        var text = TextDecoding.Decode(damaged, header);

        Assert.That(text, Does.StartWith(Text).And.EndWith("\uFFFDo <p>"));
    }

    [Test]
    public void Nothing_InTheMiddleOfText_IsNoSignOfWideLetters()
    {
        Assert.That(TextDecoding.Decode(Encoding.UTF8.GetBytes("año\02026"), "iso-8859-1"), Is.EqualTo("año\02026"));
    }
}
