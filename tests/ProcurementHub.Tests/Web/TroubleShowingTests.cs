using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Web.Showing;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Tests.Web;

/// <summary>Why a source failed, in the reader's language.</summary>
[SetCulture("es-PE")]
[SetUICulture("es-PE")]
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class TroubleShowingTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [TestCase("No pass has been made.", "Todavía no se ha leído.")]
    [TestCase("The server answered 503 Service Unavailable. It has failed 3 times in a row.", "El servidor respondió 503 Service Unavailable. Ya van 3 lecturas fallidas seguidas.")]
    [TestCase("https://portal.example/a?page=2: The server did not answer within 30 seconds. (and 4 more) It has failed 2 times in a row.",
        "https://portal.example/a?page=2: El servidor no respondió en 30 segundos. (y 4 más) Ya van 2 lecturas fallidas seguidas.")]
    [TestCase("It was due at 2026-11-22 11:00Z. A pass has been under way since 2026-11-22 12:30Z.", "Debía leerse: 22 nov. 2026, 06:00. Hay una lectura en curso desde: 22 nov. 2026, 07:30.")]
    [TestCase("It gave 2 records, where its passes usually give 1,040: it may have changed or be cut off.", "Dio 2 registros, cuando suele dar 1,040: puede haber cambiado o estar incompleta.")]
    [TestCase("Something nobody foresaw.", "«Something nobody foresaw.»")]
    [TestCase("Something nobody foresaw: again.", "«Something nobody foresaw: again.»")]
    [TestCase("https://portal.example/a: Something nobody foresaw. (and 1 more)", "https://portal.example/a: «Something nobody foresaw.» (y 1 más)")]
    public void Reason_ForAReaderOfSpanish_IsTranslatedOrQuoted(string reason, string expected) => Assert.That(Said(reason), Is.EqualTo(expected));

    [Test]
    public void Reason_OfEverySentenceThatIsKnown_IsTranslated()
    {
        var texts = new ResourceManager(typeof(TroubleText));
        var sentences = texts.GetResourceSet(CultureInfo.GetCultureInfo("en"), true, false)!.Cast<System.Collections.DictionaryEntry>().ToList();
        Assert.That(sentences, Has.Count.GreaterThan(40));
        foreach (var sentence in sentences)
        {
            var isWithin = ((string)sentence.Key).StartsWith("Within_", StringComparison.Ordinal);
            string Filled(string text, string inner) => text.Replace("{0}", isWithin ? inner : "seven", StringComparison.Ordinal).Replace("{1}", "eight", StringComparison.Ordinal);
            Assert.That(Said(Filled((string)sentence.Value!, "The pass failed.")), Is.EqualTo(Filled(texts.GetString((string)sentence.Key, CultureInfo.CurrentUICulture)!, "La lectura falló.")));
        }
    }

    [Test]
    [SetUICulture("en")]
    public void Reason_ForAReaderOfEnglish_IsAsItWasKept() =>
        Assert.That(Said("Something nobody foresaw."), Is.EqualTo("Something nobody foresaw."));

    private string Said(string reason)
    {
        using var scope = Services.CreateScope();
        return string.Concat(scope.ServiceProvider.GetRequiredService<TroubleShowing>().Of(reason).Select(part => part.IsQuoted ? $"«{part.Text}»" : part.Text));
    }
}
