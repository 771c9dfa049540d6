using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Definitions;

public sealed class PagesSectionTests
{
    private const string Head = """
        id: xx-test
        title: { es: Prueba, en: Test }
        zone: America/Lima
        reader: json
        json: { rows: data }
        fields: { nativeId: { path: id } }

        """;

    [TestCase("start: 'https://a.example/{offset}'", 1, "pages", "must give the size")]
    [TestCase("start: 'https://a.example/?c={cursor}'", 1, "pages", "must name the cursor")]
    [TestCase("start: 'https://a.example/'\npages: { size: 5, total: { path: n } }", 7, "start", "neither {page} nor {offset}")]
    [TestCase("start: 'https://a.example/{page}'\npages: { total: { path: n } }", 8, "pages.size", "must be given")]
    [TestCase("start: 'https://a.example/{page}'\npages: { cursor: n }", 8, "pages", "only one of these")]
    [TestCase("start: 'https://a.example/{page}'\npages: { last: { at: p, match: '([0-9]+)' } }", 8, "pages", "by a path only")]
    [TestCase("start: 'https://a.example/{page}'\npages: { last: { path: 'a[', } }", 8, "pages.last.path", "is not a path")]
    [TestCase("start: 'https://a.example/{page}'\npages: { last: { path: a, at: b } }", 8, "pages.last.path", "stands alone")]
    [TestCase("start: 'https://a.example/'\npages: { next: a }", 8, "pages", "a link in a page of HTML")]
    [TestCase("start: 'https://a.example/'\npost: { to: /x }", 8, "post.form", "or json must say")]
    [TestCase("start: 'https://a.example/'\npost: { form: { a: b }, json: '{}' }", 8, "post.form", "not both")]
    [TestCase("start: 'https://a.example/'\npost: { json: '{', hidden: a }", 8, "post.json", "is not JSON")]
    [TestCase("start: 'https://a.example/'\npost: { json: '{}', hidden: a }", 8, "post.hidden", "is for forms")]
    [TestCase("start: 'https://a.example/'\npost: { form: { a: '{pagina}' } }", 8, "post.form", "stands for nothing")]
    [TestCase("post: { form: { a: b } }", 7, "post", "needs a start")]
    public void Load_Mistake_IsNamedWithItsLineAndKey(string text, int line, string key, string message)
    {
        var loaded = DefinitionLoader.Load(Head + text + "\n", "mine.yml");

        Assert.That(loaded.Definition, Is.Null);
        var error = loaded.Errors.SingleOrDefault(error => error.Key == key);
        Assert.That(error, Is.Not.Null, () => string.Join('\n', loaded.Errors));
        Assert.That((error!.File, error.Line), Is.EqualTo(("mine.yml", line)));
        Assert.That(error.Message, Does.Contain(message));
    }
}
