using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Jobs.Mail.Bounces;

/// <summary>
/// Reads what came back to the hub's mailbox and acts on it. A file is moved only when what it brought is kept; a pass
/// that breaks off in between reads it again and changes nothing.
/// </summary>
public sealed partial class BouncePass(ReturnedMailStore returned, IOptions<MailOptions> options, TimeProvider time, ILogger<BouncePass> logger)
{
    // A report holds the returned mail at the most once.
    private const long LongestReport = 4 << 20;

    public async Task<BounceResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = new BounceResult();
        if (options.Value.Bounces.Maildir is not { } folder)
            return result;
        var mailbox = new Maildir(folder);
        List<string> paths;
        try
        {
            paths = [.. mailbox.New()];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(folder, failure.Message);
            return result with { Left = 1, LastError = failure.Message };
        }

        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                result = result.With(await HandleAsync(mailbox, path, cancellationToken));
            }
            catch (FileNotFoundException)
            {
                // Somebody else who reads the mailbox was quicker.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                result = result with { Left = result.Left + 1, LastError = $"{path}: {failure.Message}" };
                LogLeft(path, failure.Message);
            }
        }

        return result;
    }

    private async Task<(ReturnedMail Mail, ReturnedMailAction Action)> HandleAsync(Maildir mailbox, string path, CancellationToken cancellationToken)
    {
        var mail = await ReadAsync(path, cancellationToken);
        var action = await returned.HandleAsync(mail, time.GetUtcNow(), cancellationToken);
        mailbox.Move(path, isSeen: mail.Kind is not (ReturnedMailKind.Letter or ReturnedMailKind.Unreadable));
        if (action == ReturnedMailAction.NotOurs || mail.Kind == ReturnedMailKind.Unreadable)
            LogNotUnderstood(mail.FileName, mail.Kind, mail.Detail);
        return (mail, action);
    }

    private static async Task<ReturnedMail> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Maildir.Name(path);
        var length = new FileInfo(path).Length;
        return length > LongestReport
            ? new ReturnedMail { FileName = name, Kind = ReturnedMailKind.Unreadable, Detail = FormattableString.Invariant($"{length} bytes are too long for a report.") }
            // Each byte is a letter: fields are ASCII, and what is not shall break nothing.
            : ReportReader.Read(name, await File.ReadAllTextAsync(path, Encoding.Latin1, cancellationToken));
    }

    [LoggerMessage(4302, LogLevel.Warning, "Returned mail {File} ({Kind}) leads to nobody: {Detail}")]
    private partial void LogNotUnderstood(string file, ReturnedMailKind kind, string? detail);

    [LoggerMessage(4303, LogLevel.Error, "{Path} stays where it is: {Reason}")]
    private partial void LogLeft(string path, string reason);
}
