using System.Net.Mail;
using System.Text;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Jobs.Digests;

/// <summary>From a digest to the mail that carries it.</summary>
public sealed class DigestMails(DigestPages pages, HubLinks links, MailAddress from)
{
    /// <summary>Some programs cut a page off at 102 kB, and with it the link to unsubscribe.</summary>
    internal const int LongestHtml = 98_000;

    public async Task<OutgoingMail> WriteAsync(Digest digest)
    {
        while (true)
        {
            var view = DigestWords.Of(digest, links);
            var html = await pages.RenderAsync(view);
            if ((digest.Items.Skip(1).Any() || digest.Plans is { Items.Count: > 1 }) && Encoding.UTF8.GetByteCount(html) > LongestHtml)
            {
                // Titles are never cut; where many long ones meet, fewer items are shown and more are behind the link.
                digest = Shares.Fewer(digest);
                continue;
            }

            return new OutgoingMail
            {
                MessageId = MessageId.Of(digest.Reader.Token, from),
                From = from,
                To = new MailAddress(digest.Reader.Email, CleanText.OneLine(digest.Reader.Name)),
                Subject = view.Subject,
                Date = digest.ComposedAt,
                Headers = DigestHeaders.Of(view, links, from),
                Text = PlainTextDigest.Write(view),
                Html = html,
            };
        }
    }
}
