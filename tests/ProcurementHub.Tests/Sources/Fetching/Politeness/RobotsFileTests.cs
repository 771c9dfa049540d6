using System.Text;
using ProcurementHub.Sources.Fetching.Politeness;

namespace ProcurementHub.Tests.Sources.Fetching.Politeness;

/// <summary>The examples of RFC 9309, and what is seen in files that were written without it.</summary>
public sealed class RobotsFileTests
{
    /// <summary>RFC 9309, 5.1.</summary>
    private const string Groups = """
        User-Agent: *
        Disallow: *.gif$
        Disallow: /example/
        Allow: /publications/

        User-Agent: foobot
        Disallow:/
        Allow:/example/page.html
        Allow:/example/allowed.gif

        User-Agent: barbot
        User-Agent: bazbot
        Disallow: /example/page.html

        User-Agent: quxbot
        """;

    [TestCase("foobot", "/example/page.html", true)]
    [TestCase("foobot", "/example/allowed.gif", true)]
    [TestCase("foobot", "/example/", false)]
    [TestCase("foobot", "/publications/", false)]
    [TestCase("FooBot", "/publications/", false)]
    [TestCase("barbot", "/example/page.html", false)]
    [TestCase("barbot", "/example/other.html", true)]
    [TestCase("bazbot", "/example/page.html", false)]
    [TestCase("bazbot", "/x.gif", true)]
    [TestCase("quxbot", "/example/", true)]
    [TestCase("ProcurementHub", "/example/", false)]
    [TestCase("ProcurementHub", "/x.gif", false)]
    [TestCase("ProcurementHub", "/x.gif?size=2", true)]
    [TestCase("ProcurementHub", "/publications/", true)]
    public void Group_OfTheRobot_AloneIsFollowed(string robot, string path, bool isAllowed)
    {
        Assert.That(Allows(Groups, path, robot), Is.EqualTo(isAllowed));
    }

    /// <summary>RFC 9309, 5.2 and 2.2.2.</summary>
    [TestCase("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [TestCase("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", true)]
    [TestCase("Disallow: /a\nAllow: /a", "/a", true)]
    [TestCase("Allow: /a\nDisallow: /a", "/a", true)]
    [TestCase("Disallow: /foo/bar?baz=quz", "/foo/bar?baz=quz", false)]
    [TestCase("Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [TestCase("Disallow: /foo/bar/%E3%83%84", "/foo/bar/%E3%83%84", false)]
    [TestCase("Disallow: /foo/bar/%e3%83%84", "/foo/bar/ツ", false)]
    [TestCase("Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [TestCase("Disallow: /foo/bar/baz", "/foo/bar/%62%61%7A", false)]
    [TestCase("Disallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", false)]
    [TestCase("Disallow: /path/file-with-a-%2A.html", "/path/file-with-a-x.html", true)]
    [TestCase("Disallow: /path/foo-%24", "/path/foo-$", false)]
    [TestCase("Disallow: /path/foo-%24", "/path/foo-", true)]
    public void Rule_OfTheStandard_IsReadAsItSays(string rules, string path, bool isAllowed)
    {
        Assert.That(Allows($"User-agent: *\n{rules}", path), Is.EqualTo(isAllowed));
    }

    [TestCase("Disallow: /", "/anything", false)]
    [TestCase("Disallow: /", "/robots.txt", true)]
    [TestCase("Disallow:", "/anything", true)]
    [TestCase("Disallow: /fish", "/fish.html", false)]
    [TestCase("Disallow: /fish", "/Fish", true)]
    [TestCase("Disallow: /fish/", "/fish", true)]
    [TestCase("Disallow: /*.php$", "/a/b.php", false)]
    [TestCase("Disallow: /*.php$", "/a/b.php5", true)]
    [TestCase("Disallow: /*.php$", "/a.php/b.php", false)]
    [TestCase("Disallow: /fish*.php", "/fishheads/catfish.php?x=1", false)]
    [TestCase("Disallow: /fish*.php", "/Fish.PHP", true)]
    [TestCase("Disallow: /a*b*c", "/axxbxx", true)]
    [TestCase("Disallow: /a*b*c", "/acbxc", false)]
    [TestCase("Disallow: /ab$", "/ab", false)]
    [TestCase("Disallow: /ab*b$", "/ab", true)]
    [TestCase("Disallow: /x # secret", "/x", false)]
    [TestCase("disallow : /x", "/x", false)]
    [TestCase("Disallow /x", "/x", true)]
    [TestCase("Disallow: /p\nAllow: /page*", "/page", true)]
    [TestCase("Allow: /$\nDisallow: /", "/", true)]
    [TestCase("Allow: /$\nDisallow: /", "/page", false)]
    public void Rule_WithItsSigns_IsReadAsItSays(string rules, string path, bool isAllowed)
    {
        Assert.That(Allows($"User-agent: *\n{rules}", path), Is.EqualTo(isAllowed));
    }

    [TestCase("User-agent: *\nDisallow: /\nUser-agent: ProcurementHub/1.0 (x)\nDisallow: /a\n", "/b", true, TestName = "a version behind the name")]
    [TestCase("User-agent: ProcurementHub\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: procurementhub\nDisallow: /b\n", "/b", false, TestName = "two groups are one")]
    [TestCase("User-agent: a\nSitemap: /s\nUser-agent: ProcurementHub\nDisallow: /b\n", "/b", false, TestName = "other lines do not part names")]
    [TestCase("User-agent: ProcurementHubber\nDisallow: /\n", "/b", true, TestName = "a longer name is another's")]
    [TestCase("Disallow: /\n", "/b", true, TestName = "a rule for nobody")]
    [TestCase("\uFEFFUser-agent: *\rDisallow: /b\r", "/b", false, TestName = "a mark in front, and old line ends")]
    [TestCase("<html><body>Not found</body></html>", "/b", true, TestName = "a page instead")]
    [TestCase("", "/b", true, TestName = "nothing")]
    public void File_OfRealLife_IsRead(string file, string path, bool isAllowed)
    {
        Assert.That(Allows(file, path), Is.EqualTo(isAllowed));
    }

    [TestCase("User-agent: *\nCrawl-delay: 10\n", 10)]
    [TestCase("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x\n", 2.5)]
    [TestCase("User-agent: other\nCrawl-delay: 10\n", 0)]
    [TestCase("User-agent: *\nCrawl-delay: 10\nUser-agent: ProcurementHub\nDisallow: /x\n", 0)]
    [TestCase("User-agent: *\nCrawl-delay: soon\n", 0)]
    [TestCase("User-agent: *\nCrawl-delay: -5\n", 0)]
    [TestCase("User-agent: *\nCrawl-delay: 99999999999999999999\n", 86400)]
    public void CrawlDelay_IsThatOfTheRobotsGroup(string file, double seconds)
    {
        Assert.That(Parse(file).CrawlDelay, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void File_LongerThanTheLimit_IsReadUpToIt()
    {
        var filling = string.Concat(Enumerable.Repeat("# nothing but filling here ----------------\n", 12_000));

        Assert.That(Allows($"User-agent: *\nDisallow: /first\n{filling}Disallow: /last\n", "/first"), Is.False);
        Assert.That(Allows($"User-agent: *\nDisallow: /first\n{filling}Disallow: /last\n", "/last"), Is.True);
    }

    private static bool Allows(string file, string path, string robot = CallerName.Product) =>
        Parse(file, robot).WhyNot(new Uri("http://portal.example" + path)) is null;

    private static RobotsFile Parse(string file, string robot = CallerName.Product) => RobotsFile.Parse(Encoding.UTF8.GetBytes(file), robot);
}
