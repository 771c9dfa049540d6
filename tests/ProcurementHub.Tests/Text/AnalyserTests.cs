using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Text;

public sealed class AnalyserTests
{
    [TestCase("mobiliario", "MOBILIARIOS")]
    [TestCase("escolar", "escolares")]
    [TestCase("obra", "Obras")]
    [TestCase("médico", "medicas")]
    [TestCase("hospital", "hospitales")]
    [TestCase("mueble", "muebles")]
    [TestCase("camión", "camiones")]
    [TestCase("lápiz", "lápices")]
    [TestCase("luz", "luces")]
    [TestCase("enlace", "enlaces")]
    [TestCase("red", "redes")]
    [TestCase("base", "bases")]
    [TestCase("serie", "series")]
    [TestCase("mes", "meses")]
    [TestCase("país", "países")]
    [TestCase("gas", "gases")]
    [TestCase("ómnibus", "omnibuses")]
    [TestCase("computador", "computadoras")]
    [TestCase("impresora", "impresoras")]
    [TestCase("educativo", "educativas")]
    [TestCase("sanitario", "sanitarias")]
    [TestCase("pesquero", "pesqueras")]
    [TestCase("niño", "niñas")]
    [TestCase("kit", "kits")]
    [TestCase("pie", "pies")]
    [TestCase("uniforme", "uniformes")]
    [TestCase("shoe", "shoes")]
    public void Terms_FormsOfOneWord_HaveOneStem(string one, string other) =>
        Assert.That(Analyser.Terms(other), Is.EqualTo(Analyser.Terms(one)));

    // Pairs that a bolder stemmer would bring together, and that are different trades.
    [TestCase("zapato", "zapata")]
    [TestCase("calzado", "calzada")]
    [TestCase("consultorio", "consultoría")]
    [TestCase("auditorio", "auditoría")]
    [TestCase("acero", "acera")]
    [TestCase("banco", "banca")]
    [TestCase("suelo", "suela")]
    [TestCase("puerto", "puerta")]
    [TestCase("helado", "helada")]
    [TestCase("mes", "mesa")]
    [TestCase("casco", "cascajo")]
    public void Terms_WordsOfDifferentTrades_StayApart(string one, string other) =>
        Assert.That(Analyser.Terms(other), Is.Not.EqualTo(Analyser.Terms(one)));

    [Test]
    public void Terms_ProcedureCode_IsKeptWholeAndInParts() =>
        Assert.That(Analyser.Terms("Bases LP-ABR-8-2026-MDS (MYPE)"),
            Is.EqualTo(new[] { "base", "lp-abr-8-2026-mds", "lp", "abr", "8", "2026", "mds", "myp" }));

    [TestCase("CM-149/2026.VRA", "cm-149-2026-vra")]
    [TestCase("28/01/2026", "28-01-2026")]
    [TestCase("20.2", "20-2")]
    public void Terms_CodeWithAnySeparator_HasOneForm(string text, string whole) =>
        Assert.That(Analyser.Terms(text)[0], Is.EqualTo(whole));

    [TestCase("físico-químico", new[] { "fisico", "quimico" })]
    [TestCase("CONS. CERCOS", new[] { "cons", "cerco" })]
    [TestCase("y/o", new string[0])]
    [TestCase("S.A.C.", new[] { "s", "c" })]
    [TestCase("MINISTERIO DE LA PRODUCCIÓN", new[] { "ministerio", "produccion" })]
    [TestCase("the supply of laptops and chairs", new[] { "supply", "laptop", "chair" })]
    [TestCase("LE25 500ML", new[] { "le25", "500ml" })]
    [TestCase("-- ... //", new string[0])]
    [TestCase("", new string[0])]
    [TestCase(null, new string[0])]
    public void Terms_OtherText_GivesWordsInOrder(string? text, string[] expected) =>
        Assert.That(Analyser.Terms(text), Is.EqualTo(expected));

    [Test]
    public void Terms_OfTheirOwnTerms_AreTheSame()
    {
        string[] words =
        [
            "clases", "bases", "intereses", "enlaces", "autobuses", "arneses", "carreteras", "doctoras", "heroes", "fitness",
            "análisis", "virus", "compás", "reses", "biceps", "canoes", "leyes", "tres", "ejes", "desees", "assess", "consultoras",
            "niñas", "señoras", "reggaes", "ees", "oasis", "chasis", "computadores", "dioses", "veces", "peces", "cruces",
        ];
        foreach (var word in words)
        {
            var once = Analyser.Terms(word);
            Assert.That(Analyser.Terms(string.Join(' ', once)), Is.EqualTo(once), word);
        }
    }

    [Test]
    public void Terms_OfPublishedTitles_AreStable()
    {
        foreach (var line in File.ReadLines(SharedData.Path("chile", "publicadas.csv")).Take(3_000))
        {
            // Whole codes give their parts again, and stop words stay only in codes, so only words are compared.
            string[] once = [.. Analyser.Terms(line).Where(term => !term.Contains('-') && !StopWords.Contains(term))];
            Assert.That(Analyser.Terms(string.Join(' ', once)), Is.EqualTo(once), line);
        }
    }

    [Test]
    public void Analyse_Term_KnowsItsPlace()
    {
        var text = Analyser.Analyse("  Compra de sillas AS-1-2026 rojas");

        var places = text.Terms.ToArray().Select(term => (term.Text, term.Position, term.Start));

        Assert.That(places, Is.EqualTo(new[]
        {
            ("compra", 0, 2), ("silla", 1, 12), ("as-1-2026", 2, 19), ("as", 2, 19),
            ("1", 3, 22), ("2026", 4, 24), ("roja", 5, 29),
        }));
    }

    [Test]
    public void Analyse_CombiningAccents_LeavePlacesInTheTextAsGiven()
    {
        var text = Analyser.Analyse("Gu\u0301i\u0301a-5.u\u0301til");

        Assert.That(text.Terms.ToArray().Select(term => (term.Text, term.Start)),
            Is.EqualTo(new[] { ("guia-5-util", 0), ("guia", 0), ("5", 7), ("util", 9) }));
    }

    [Test]
    public void Analyse_VeryLongText_LosesNothing()
    {
        var text = Analyser.Analyse(string.Join(' ', Enumerable.Range(0, 10_000)));

        Assert.That(text.Terms.Length, Is.EqualTo(10_000));
        Assert.That(text.Terms[^1], Is.EqualTo(new Term("9999", 9_999, 48_885)));
    }

    [Test]
    public void Analyse_RunTooLongForACode_GivesOnlyParts()
    {
        var terms = Analyser.Terms(string.Join('-', Enumerable.Repeat("abc1", 30)));

        Assert.That(terms, Has.Count.EqualTo(30).And.All.EqualTo("abc1"));
    }

    [Test]
    public void Analyse_ManyThreads_AgreeWithOne()
    {
        string[] titles = [.. Enumerable.Range(0, 2_000).Select(i => $"Adquisición de mobiliario escolar AS-{i}-2026 lote {i % 7}")];
        var expected = titles.Select(title => string.Join(' ', Analyser.Terms(title))).ToArray();

        var actual = titles.AsParallel().AsOrdered().Select(title => string.Join(' ', Analyser.Terms(title))).ToArray();

        Assert.That(actual, Is.EqualTo(expected));
    }
}
