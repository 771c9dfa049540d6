using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Text;

public sealed class FoldingTests
{
    [TestCase("MUNICIPALIDAD  PROVINCIAL DE   CAÑETE ", "municipalidad provincial de canete")]
    [TestCase("Libertador O´Higgins", "libertador o higgins")]
    [TestCase("N° 012 – 2025\u00A0Ñuble", "n 012 2025 nuble")]
    [TestCase("Adquisicio\u0301n", "adquisicion")]
    [TestCase("« Güiña »", "guina")]
    [TestCase("1ª etapa, Nº 3", "1 etapa n 3")]
    [TestCase("m² de piso", "m de piso")]
    [TestCase("\u0000nulo\u0000", "nulo")]
    [TestCase("   ", "")]
    [TestCase(null, "")]
    public void Fold_SpellingsOfOneName_AreEqual(string? text, string expected) =>
        Assert.That(Folding.Fold(text), Is.EqualTo(expected));

    [Test]
    public void Fold_LongText_IsFoldedWhole()
    {
        var text = string.Concat(Enumerable.Repeat("Áé ", 2_000));

        Assert.That(Folding.Fold(text), Is.EqualTo(string.Concat(Enumerable.Repeat("ae ", 2_000)).TrimEnd()));
    }

    [Test]
    public void Fold_FoldedText_StaysAsItIs()
    {
        var once = Folding.Fold("Æsir – Straße, łódź ¿Qué? ½ ﬁn 𝒳");

        Assert.That(Folding.Fold(once), Is.EqualTo(once));
    }
}
