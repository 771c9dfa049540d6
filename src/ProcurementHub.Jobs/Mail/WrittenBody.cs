#if WITH_MAILKIT
using System.Buffers;
using MimeKit;
using MimeKit.IO;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// The content of a mail as it was written once. MimeKit would read it into parts only to write the same bytes again,
/// which takes longer than to send them.
/// </summary>
internal sealed class WrittenBody : MimePart
{
    // The line that closes the last part, roughly.
    private const int LastBytes = 64;

    private readonly ArrayBufferWriter<byte> body;
    private readonly Action ending;

    private WrittenBody(OutgoingMail mail, Action ending)
        : base("multipart", "alternative")
    {
        body = new ArrayBufferWriter<byte>(mail.Text.Length + mail.Html.Length + 4096);
        MimeWriter.WriteBody(mail, body);
        ContentType.Boundary = MimeWriter.Boundary(mail);
        this.ending = ending;
    }

    /// <param name="mail">To be sent.</param>
    /// <param name="ending">Called before the last bytes are handed over.</param>
    /// <param name="cancellationToken">Ends the reading of the headers.</param>
    internal static MimeMessage Message(OutgoingMail mail, Action ending, CancellationToken cancellationToken)
    {
        var head = new ArrayBufferWriter<byte>(1024);
        MimeWriter.WriteHead(mail, head);
        head.Write("\r\n"u8);
        using var stream = new MemoryStream(head.WrittenSpan.ToArray());
        var message = MimeMessage.Load(stream, cancellationToken);
        message.Body?.Dispose();
        message.Body = new WrittenBody(mail, ending);
        return message;
    }

    /// <summary>It is in ASCII already.</summary>
    public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
    {
    }

    public override void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        if (!contentOnly)
            throw new NotSupportedException("The headers of the content stand among those of the mail.");
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = body.WrittenSpan;
        stream.Write(bytes[..^LastBytes]);
        if (stream is not MeasuringStream)
            ending();
        stream.Write(bytes[^LastBytes..]);
    }
}
#endif
