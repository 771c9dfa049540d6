using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementHub.BrowserTests;

/// <summary>The pick-up folder, as those see it whose mails lie in it.</summary>
internal sealed partial class Mailbox(string folder)
{
    /// <summary>The links of the newest mail to an address that lead to a page, in its order.</summary>
    public IReadOnlyList<Uri> LinksTo(string address, string page)
    {
        var mails = Directory.EnumerateFiles(folder, "*.eml").Select(file => (At: File.GetLastWriteTimeUtc(file), Text: File.ReadAllText(file)))
            .Where(mail => mail.Text.Contains($"To: {address}", StringComparison.OrdinalIgnoreCase)).OrderBy(mail => mail.At).ToList();
        Assert.That(mails, Is.Not.Empty, $"no mail to {address}");
        return [.. Link().Matches(WebUtility.HtmlDecode(Decoded(mails[^1].Text))).Select(link => new Uri(link.Value)).Where(link => link.AbsolutePath == page)];
    }

    public Uri LinkTo(string address, string page)
    {
        var links = LinksTo(address, page);
        Assert.That(links, Is.Not.Empty, $"the newest mail to {address} has no link to {page}");
        return links[0];
    }

    /// <summary>Somebody of the demo who has got a digest in that language: who signs up in a walk leaves again.</summary>
    public string Reader(string language)
    {
        var mail = Directory.EnumerateFiles(folder, "*.eml").Select(File.ReadAllText).First(text =>
            text.Contains("To: empresa", StringComparison.Ordinal)
            && text.Contains($"Content-Language: {language}", StringComparison.Ordinal) && text.Contains("/not-for-me", StringComparison.Ordinal));
        return To().Match(mail).Groups[1].Value;
    }

    // Quoted-printable (RFC 2045): soft line breaks, and octets by their number. Headers are not written so: in them "=12" is what it says.
    private static string Decoded(string mail) => Octet().Replace(
        mail[mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Replace("=\r\n", "", StringComparison.Ordinal), octet => Encoding.Latin1.GetString(Convert.FromHexString(octet.Groups[1].Value)));

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Octet();

    [GeneratedRegex("https?://[^\\s\"<>]+")]
    private static partial Regex Link();

    [GeneratedRegex("^To: (\\S+)", RegexOptions.Multiline)]
    private static partial Regex To();
}
