using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Host.Verbs;

internal static class EvidenceVerb
{
    public static Command Create()
    {
        var notice = new Argument<string>("NOTICE") { Description = "Source and native id, as in 'hub export notices': source/native id." };
        var folder = new Option<string?>("--out") { Description = "A folder to extract the documents to.", HelpName = "FOLDER" };
        var verb = new Command("evidence", "The documents that a notice's versions come from, byte for byte as they were fetched.") { notice, folder };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var history = await NoticeArgument.FindAsync(hub, context.Get(notice)!, cancellationToken);
            var (documents, evidence) = (hub.Get<DocumentStore>(), hub.Get<EvidenceFolder>());
            var isWhole = true;
            foreach (var version in history.Versions)
            {
                var document = (await documents.FindAsync(version.DocumentId, cancellationToken))!;
                var isKept = evidence.Contains(document.Sha256);
                var file = isKept && context.Get(folder) is { } path
                    ? await ExtractAsync(evidence, document, path, cancellationToken)
                    : null;
                var row = EvidenceRow.Of(history.Notice.Key.ToString(), version, document, isKept, file);
                context.Terminal.Row(row, HubJson.Lines.EvidenceRow);
                foreach (var line in row.ToLines())
                    context.Terminal.Say(line);
                isWhole &= isKept;
            }

            return isWhole ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    private static async Task<string> ExtractAsync(
        EvidenceFolder evidence, DocumentRow document, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Convert.ToHexStringLower(document.Sha256)[..16] + ExtensionOf(document));
        try
        {
            await evidence.ExtractAsync(document.Sha256, path, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw VerbFailure.CannotRun($"The evidence of {document.Url} is damaged: {exception.Message}");
        }

        return path;
    }

    /// <summary>So that the file opens with what it is meant for; the address says it better than the server.</summary>
    private static string ExtensionOf(DocumentRow document)
    {
        var name = Uri.TryCreate(document.Url, UriKind.Absolute, out var address) ? address.AbsolutePath : document.Url;
        var extension = Path.GetExtension(name);
        if (extension.Length is > 1 and < 8 && extension.Skip(1).All(char.IsAsciiLetterOrDigit))
            return extension;
        return document.MediaType switch
        {
            "text/html" or "application/xhtml+xml" => ".html",
            "application/json" => ".json",
            "text/csv" => ".csv",
            "application/xml" or "text/xml" => ".xml",
            "application/zip" => ".zip",
            _ => ".bin",
        };
    }
}
