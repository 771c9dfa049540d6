using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Normalising;

namespace ProcurementHub.Tests.Sources.Normalising;

public sealed class MoneyTextTests
{
    [TestCase("34,100,000.00", 34100000)]
    [TestCase("4,080,000", 4080000)]
    [TestCase("1.234.567,89", 1234567.89)]
    [TestCase("1 234 567,89", 1234567.89)]
    [TestCase("8000000", 8000000)]
    [TestCase("40.00432", 40.00432)]
    [TestCase("10421.56", 10421.56)]
    [TestCase("0.125", 0.125)]
    [TestCase("12,5", 12.5)]
    [TestCase("1.0E7", 10000000)]
    public void Parse_NumberThatReadsInOneWay_IsRead(string text, decimal value) =>
        Assert.That(MoneyText.Parse(text, NumberStyle.Unknown).Value.Value, Is.EqualTo(value));

    [TestCase("110,400", NumberStyle.DecimalPoint, 110400)]
    [TestCase("110,400", NumberStyle.DecimalComma, 110.4)]
    [TestCase("1.234", NumberStyle.DecimalPoint, 1.234)]
    [TestCase("1.234", NumberStyle.DecimalComma, 1234)]
    public void Parse_OneMarkBeforeThreeDigits_IsReadOnlyWhereTheStyleIsKnown(string text, NumberStyle style, decimal value)
    {
        Assert.That(MoneyText.Parse(text, style).Value.Value, Is.EqualTo(value));
        Assert.That(MoneyText.Parse(text, NumberStyle.Unknown).Reason, Is.EqualTo("may have a decimal or a thousands mark"));
    }

    [TestCase("2634268.31 Soles", 2634268.31, "Soles")]
    [TestCase("S/. 6,640", 6640, "S/.")]
    [TestCase("1,006,399.80Soles", 1006399.80, "Soles")]
    [TestCase("US$ 1,500.00", 1500, "US$")]
    public void Parse_CurrencyBesideTheNumber_IsHandedOver(string text, decimal value, string currency)
    {
        var money = MoneyText.Parse(text, NumberStyle.DecimalPoint).Value;

        Assert.That((money.Value, money.Currency), Is.EqualTo((value, currency)));
    }

    [TestCase("---", "has no digits")]
    [TestCase("-5,000.00", "is negative")]
    [TestCase("(5,000.00)", "is negative")]
    [TestCase("1,23,456.00", "has a thousands mark in the wrong place")]
    [TestCase("1,234.56.78", "has more than one decimal mark")]
    [TestCase("12 de 15", "is not a number")]
    [TestCase("99999999999999999999999999999999", "is larger than any sum of money")]
    public void Parse_WhatIsNoSum_IsAReasonWithoutTheText(string text, string reason) =>
        Assert.That(MoneyText.Parse(text, NumberStyle.DecimalPoint).Reason, Is.EqualTo(reason));

    [Test]
    public void Parse_ZerosAtTheEnd_MakeNoOtherSum() =>
        Assert.That(MoneyText.Parse("98,600.00", NumberStyle.DecimalPoint).Value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo("98600"));

    [TestCase("Soles", "PEN")]
    [TestCase("Nuevos Soles", "PEN")]
    [TestCase("S/.", "PEN")]
    [TestCase("S/", "PEN")]
    [TestCase("Dólar Norteamericano", "USD")]
    [TestCase("DOLAR  NORTEAMERICANO", "USD")]
    [TestCase("US$", "USD")]
    [TestCase("CLF", "CLF")]
    [TestCase("UTM", "UTM")]
    [TestCase("usd", "USD")]
    [TestCase("Euro", "EUR")]
    [TestCase("$", null)]
    [TestCase("Cuantía", null)]
    public void Currency_NameOrSign_IsItsCode(string text, string? code) => Assert.That(CurrencyNames.Find(text), Is.EqualTo(code));
}
