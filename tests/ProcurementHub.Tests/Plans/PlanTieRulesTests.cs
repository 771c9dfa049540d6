using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Tests.Plans;

public sealed class PlanTieRulesTests
{
    private static readonly HashSet<long> none = [];

    private static readonly PlanTieRules rules = new(
    [
        Line(1, "Adquisición de uniformes institucionales para el personal", month: 6, amount: 4_080_000),
        Line(2, "Adquisición de calzado para el personal", month: 6),
        Line(3, "Servicio de mantenimiento de ascensores de la sede principal", month: 9),
        Line(4, "Servicio de mantenimiento de ascensores de la sede principal", month: 2),
        Line(5, "Saldo de la adjudicación AS-SM-66-2018-BN-1 por servicio de mensajería", month: 4),
    ]);

    [TestCase("ADQUISICION DE UNIFORME INSTITUCIONAL PARA PERSONAL", 7, 1)]
    [TestCase("Servicio de mantenimiento de ascensores, sede principal", 10, 3)]
    [TestCase("Servicio de mantenimiento de ascensores, sede principal", 1, 4)]
    public void Notice_OfALine_IsTiedToIt(string title, int month, long line)
    {
        var tie = rules.Best(Notice(title, month), none)!;

        Assert.That((tie.Line, tie.Basis), Is.EqualTo((line, PlanTieBasis.Words)));
        Assert.That(tie.Score, Is.GreaterThanOrEqualTo(PlanTieRules.Least));
    }

    [TestCase("Contratación de seguros patrimoniales")]
    [TestCase("Adquisición de laptops para el personal")]
    public void Notice_OfNoLine_StaysBelowTheThreshold(string title) =>
        Assert.That(rules.Best(Notice(title, 6), none)?.Score ?? 0, Is.LessThan(PlanTieRules.Least));

    [Test]
    public void Ends_ThatAllCallsOfAnOfficeHave_MakeNoTwoAlike()
    {
        const string end = ", incluye todos los materiales, herramientas, equipos, seguros, permisos y personal necesarios para la correcta ejecución de la prestación, "
            + "de acuerdo con los términos de referencia, la memoria descriptiva y los anexos que forman parte de las bases";
        var office = new PlanTieRules([Line(1, "Adquisición de plantones de palto" + end, 6), Line(2, "Servicio de limpieza", 6), Line(3, "Papel", 6)]);

        Assert.That(office.Best(Notice("Adquisición de calzado escolar de cuero" + end, 6), none)!.Score, Is.LessThan(PlanTieRules.Least));
        Assert.That(office.Best(Notice("ADQUISICION DE PLANTONES DE PALTO" + end, 6), none)!.Score, Is.GreaterThanOrEqualTo(PlanTieRules.Least));
    }

    [Test]
    public void Projects_OfTwoNumbers_AreTwo()
    {
        var office = new PlanTieRules([Line(1, "Creación del centro de salud mental comunitario de Puno, CUI N° 2568544", 6), Line(2, "Papel", 6), Line(3, "Servicio de limpieza", 6)]);

        Assert.That(office.Best(Notice("CREACION DEL CENTRO DE SALUD MENTAL COMUNITARIO DE PUNO, CUI 2551856", 6), none)!.Score, Is.LessThan(PlanTieRules.Least));
    }

    [Test]
    public void Notice_WhoseCodeTheLineNames_IsTiedForSure() =>
        Assert.That(rules.Best(Notice("Mensajería", 12) with { ProcedureCode = "AS-SM-66-2018-BN-1" }, none), Is.EqualTo(new PlanTie(0, 5, PlanTieBasis.Code, 1)));

    [Test]
    public void Notice_ThatNamesTheNumberOfALine_SaysSo()
    {
        var tie = rules.Best(Notice("Adquisición de calzado (N° de referencia del PAC 2019: 2)", 6), none)!;
        var pac = rules.Best(Notice("Adquisición de calzado, PAC 2019 ítem 2", 6), none)!;

        Assert.That((pac.Line, pac.Basis), Is.EqualTo((2L, PlanTieBasis.Reference)));
        Assert.That(tie.Line, Is.EqualTo(2));
    }

    [Test]
    public void Amount_AndKind_SpeakForAndAgainst()
    {
        var plain = rules.Best(Notice("Uniformes institucionales", 6), none)!.Score;
        var same = rules.Best(Notice("Uniformes institucionales", 6) with { Amount = Amount.Published(4_080_000, "PEN") }, none)!.Score;
        var far = rules.Best(Notice("Uniformes institucionales", 6) with { Amount = Amount.Published(80_000, "PEN") }, none)!.Score;
        var works = rules.Best(Notice("Uniformes institucionales", 6) with { Category = ProcurementCategory.Works }, none)!.Score;

        Assert.That(new[] { works, far, plain, same }, Is.Ordered.And.Unique);
    }

    [Test]
    public void Line_OfWhichStaffSaysNo_IsPassedOver() =>
        Assert.That(rules.Best(Notice("Servicio de mantenimiento de ascensores, sede principal", 10), new HashSet<long> { 3 })!.Line, Is.EqualTo(4));

    [Test]
    public void Notice_WithoutAWordOfThePlan_IsTiedToNone() => Assert.That(rules.Best(Notice("xyzzy", 6), none), Is.Null);

    private static NoticeToTie Notice(string title, int month) => new(0, title, null, null, null, ProcurementCategory.Goods, month, Amount.NotGiven);

    private static LineToTie Line(long id, string title, int month, decimal? amount = null) => new(id, new PlanLineContent
    {
        Title = title, Month = month, Reference = $"{id}", Category = amount is null ? ProcurementCategory.Unknown : ProcurementCategory.Goods, Amount = amount is { } value ? Amount.Published(value, "PEN") : Amount.NotGiven,
    });
}
