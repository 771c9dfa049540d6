namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Writes each mail as an .eml file, for trying out or for another program to send. The name comes from the
/// Message-ID: a mail that is delivered again replaces its file.
/// </summary>
public sealed class PickupFolderTransport(string folder) : IMailTransport
{
    public async Task<DeliveryAnswer> DeliverAsync(OutgoingMail mail, Action ending, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName(mail.MessageId));
        try
        {
            Directory.CreateDirectory(folder);

            // Whoever picks up must never see half a mail.
            var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
            await File.WriteAllBytesAsync(unfinished, MimeWriter.Write(mail), cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return DeliveryAnswer.Accepted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return DeliveryAnswer.Transient(failure.Message);
        }
    }

    internal static string FileName(string messageId) =>
        string.Concat(messageId.Trim('<', '>').Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '@' or '.' ? letter : '_')) + ".eml";
}
