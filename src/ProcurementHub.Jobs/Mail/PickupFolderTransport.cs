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

        // Whoever picks up must never see half a mail.
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                await File.WriteAllBytesAsync(unfinished, MimeWriter.Write(mail), cancellationToken);
                File.Move(unfinished, path, overwrite: true);
            }
            finally
            {
                // A disk that is full must not be filled with the halves of mails.
                File.Delete(unfinished);
            }

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
