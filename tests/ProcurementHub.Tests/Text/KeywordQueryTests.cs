using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Text;

public sealed class KeywordQueryTests
{
    private const string Title = "ADQUISICIÓN DE MOBILIARIOS ESCOLARES Y EQUIPOS DE CÓMPUTO, LP-ABR-8-2026-MDS-2, ropa de cama";

    [TestCase("mobiliario")]
    [TestCase("Mobiliario escolar")]
    [TestCase("escolar, mobiliario")]
    [TestCase("\"mobiliario escolar\"")]
    [TestCase("“equipo de computo”")]
    [TestCase("\"ropa cama\"")]
    [TestCase("comput*")]
    [TestCase("cómputo*")]
    [TestCase("mobiliarios*")]
    [TestCase("LP-ABR-8-2026-MDS")]
    [TestCase("lp-abr-8-2026-mds-2")]
    [TestCase("mobiliario -hospital")]
    [TestCase("mobiliario -\"equipo médico\"")]
    [TestCase("-uniforme")]
    [TestCase("mobiliario de la")]
    public void Matches_TitleThatHasAll_IsTrue(string query) =>
        Assert.That(KeywordQuery.Parse(query).Value.Matches(Analyser.Analyse(Title)), Is.True);

    [TestCase("mobiliario médico")]
    [TestCase("\"escolar mobiliario\"")]
    [TestCase("\"mobiliario equipo\"")]
    [TestCase("computac*")]
    [TestCase("mobiliario -escolar")]
    [TestCase("mobiliario -comput*")]
    [TestCase("mobiliario –\"ropa de cama\"")]
    [TestCase("LP-ABR-9-2026-MDS")]
    [TestCase("ABR-LP")]
    public void Matches_TitleThatLacksOneOrHasAnExcludedOne_IsFalse(string query) =>
        Assert.That(KeywordQuery.Parse(query).Value.Matches(Analyser.Analyse(Title)), Is.False);

    [Test]
    public void Matches_WordsInDifferentFields_CountTogetherButPhrasesDoNot()
    {
        var title = Analyser.Analyse("Compra de sillas");
        var description = Analyser.Analyse("giratorias para oficina");

        Assert.That(KeywordQuery.Parse("silla oficina").Value.Matches(title, description), Is.True);
        Assert.That(KeywordQuery.Parse("\"sillas giratorias\"").Value.Matches(title, description), Is.False);
    }

    [Test]
    public void Matches_CodeWithAWordThatIsElsewhereAStopWord_IsExact()
    {
        var query = KeywordQuery.Parse("AS-8-2026").Value;

        Assert.That(query.Matches(Analyser.Analyse("Sillas, AS-8-2026-MDS-1")), Is.True);
        Assert.That(query.Matches(Analyser.Analyse("Sillas, CP-8-2026-MDS-1")), Is.False);
    }

    [Test]
    public void Parse_AnyText_IsAQueryOrAReason()
    {
        const string Signs = "-–\"“*,; aáñ7/.de\u0301\u00A0\uD800";
        var random = new Random(20260716);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string(random.GetItems<char>(Signs, random.Next(12)));
            var query = KeywordQuery.Parse(text);
            Assert.That(query.HasValue ? query.Value.Judge(Analyser.Analyse(text)).ToString() : query.Reason, Is.Not.Empty, text);
        }
    }

    [Test]
    public void Judge_Clauses_AreToldAsWritten()
    {
        var query = KeywordQuery.Parse("Mobiliario \"equipos de cómputo\" comput* clínico -ropa -uniformes").Value;

        var verdict = query.Judge(Analyser.Analyse(Title));

        Assert.That(verdict.Hits.Select(clause => clause.Written), Is.EqualTo(new[] { "Mobiliario", "\"equipos de cómputo\"", "comput*" }));
        Assert.That(verdict.Missing.Select(clause => clause.Written), Is.EqualTo(new[] { "clínico" }));
        Assert.That(verdict.Unwanted.Select(clause => clause.Written), Is.EqualTo(new[] { "ropa" }));
        Assert.That(verdict.IsMatch, Is.False);
    }

    [Test]
    public void Parse_Clauses_HaveTheirKindsAndTerms()
    {
        var query = KeywordQuery.Parse("sillas \"ropa de cama\" medicamento* AS-7").Value;

        Assert.That(query.Required.Select(clause => (clause.Kind, string.Join(' ', clause.Terms), clause.Prefix)), Is.EqualTo(new[]
        {
            (KeywordKind.Word, "silla", (string?)null),
            (KeywordKind.Phrase, "ropa cama", null),
            (KeywordKind.Prefix, "medicamento", "medicamento"),
            (KeywordKind.Phrase, "as 7", null),
        }));
    }

    [TestCase("sillas \"de ruedas", "Character 8: the quote is never closed.")]
    [TestCase("sillas - ruedas", "Character 8: a minus must stand right before the word that it excludes.")]
    [TestCase("sillas -", "Character 8: a minus must stand right before the word that it excludes.")]
    [TestCase("co*", "Character 3: a star needs at least 3 letters before it.")]
    [TestCase("com*dor", "Character 4: a star can only end a word.")]
    [TestCase("LP-8*", "Character 5: a star can only end a single word, not a code.")]
    [TestCase("a \"ropa* vieja\"", "Character 8: a star cannot stand inside quotes.")]
    [TestCase("\"de la\"", "Character 2: there is no word between the quotes.")]
    [TestCase("de la", "There is no word to look for.")]
    [TestCase("  ", "There is no word to look for.")]
    [TestCase(null, "There is no word to look for.")]
    public void Parse_WrongSyntax_NamesThePlace(string? query, string reason) =>
        Assert.That(KeywordQuery.Parse(query).Reason, Is.EqualTo(reason));
}
