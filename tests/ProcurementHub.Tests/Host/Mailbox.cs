using System.Net.Mail;
using System.Text;

namespace ProcurementHub.Tests.Host;

/// <summary>A mail of the pick-up folder, as far as tests ask: who gets it when, and its plain text.</summary>
internal sealed record PickedUpMail(string To, DateTimeOffset Date, string Subject, string Text);

/// <summary>Reads the mails that the pick-up transport has written.</summary>
internal static class Mailbox
{
    public static IReadOnlyList<PickedUpMail> Read(string dataFolder) =>
        [.. Directory.EnumerateFiles(Path.Combine(dataFolder, "mail"), "*.eml").Select(Parse)];

    private static PickedUpMail Parse(string path)
    {
        var lines = File.ReadAllLines(path);
        string Header(string name) =>
            lines.First(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];
        return new PickedUpMail(
            new MailAddress(Header("To")).Address,
            DateTimeOffset.Parse(Header("Date"), System.Globalization.CultureInfo.InvariantCulture),
            Header("Subject"),
            PlainText(lines));
    }

    /// <summary>The text/plain part, out of quoted-printable.</summary>
    private static string PlainText(string[] lines)
    {
        var start = Array.FindIndex(lines, line => line.StartsWith("Content-Type: text/plain", StringComparison.Ordinal));
        var body = lines.Skip(start).SkipWhile(line => line.Length > 0).Skip(1).TakeWhile(line => !line.StartsWith("--=_", StringComparison.Ordinal));
        var bytes = new List<byte>();
        foreach (var line in body)
        {
            var isSoft = line.EndsWith('=');
            var text = isSoft ? line[..^1] : line;
            for (var at = 0; at < text.Length; at++)
            {
                if (text[at] == '=')
                {
                    bytes.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
                    at += 2;
                }
                else
                {
                    bytes.Add((byte)text[at]);
                }
            }

            if (!isSoft)
                bytes.Add((byte)'\n');
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
