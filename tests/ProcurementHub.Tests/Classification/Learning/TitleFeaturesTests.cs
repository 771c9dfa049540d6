using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Classification.Learning;

public sealed class TitleFeaturesTests
{
    [TestCase("Mobiliario escolar", "mobiliario ^mobiliario ~mobil escolar ^escolar mobiliario+escolar ~escol")]
    [TestCase("3 sillas LP-1-2026", "silla ^silla lp ^lp silla+lp")]
    [TestCase("", "")]
    public void Read_Title_GivesTermsOpeningsPairsAndBeginnings(string title, string features) =>
        Assert.That(Names(title), Is.EqualTo(features));

    [Test]
    public void Read_WhatComesAfterPara_CountsLess()
    {
        var features = new TitleFeatures(Analyser.Analyse("sillas para aulas"), new char[TitleFeatures.Longest]);
        var values = new Dictionary<string, float>();
        while (features.MoveNext()) values[features.Current.ToString()] = features.Value;

        Assert.That(values["aula"], Is.LessThan(values["silla"]));
    }

    [Test]
    public void Read_TermsAsLongAsTexts_AreNoFault() =>
        Assert.That(Names(new string('a', 400) + " " + new string('b', 63) + " c"), Is.Not.Empty);

    private static string Names(string title)
    {
        var features = new TitleFeatures(Analyser.Analyse(title), new char[TitleFeatures.Longest]);
        List<string> names = [];
        while (features.MoveNext()) names.Add(features.Current.ToString().Replace(' ', '+'));
        return string.Join(' ', names);
    }
}
