using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Fetching;

/// <summary>Brings saved documents: one file, or all files of a folder and those below it that the source takes.</summary>
public sealed class SavedFolderFetcher(string path) : IDocumentFetcher
{
    public async IAsyncEnumerable<FetchResult> FetchAsync(
        SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Files are opened when they are read; only the list of them is made here, and what a register says of them.
        var (names, failure) = Names(definition);
        var register = await SavedRegister.LoadAsync(path, definition, cancellationToken);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Open(name, definition, register);
        }

        if (failure is not null)
            yield return new FetchResult.Failed(path, failure);
    }

    private (IReadOnlyList<string> Names, string? Failure) Names(SourceDefinition definition)
    {
        if (File.Exists(path))
            return ([Path.GetFileName(path)], null);
        if (!Directory.Exists(path))
            return ([], "There is no such file or folder.");

        var selection = definition.Documents;
        try
        {
            var names = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(name => !name.Split('/').Any(part => part.StartsWith('.')) && selection.Takes(name))
                .OrderBy(name => definition.Register?.Covers(name) == true ? -1 : selection.RankOf(name)).ThenBy(name => name, StringComparer.Ordinal)
                .ToList();
            return (names, names.Count > 0 ? null : "No file of the folder belongs to the source.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], $"The folder cannot be read: {exception.Message}");
        }
    }

    private FetchResult Open(string name, SourceDefinition definition, DocumentRegister? register)
    {
        var file = File.Exists(path) ? path : Path.Combine(path, name);
        try
        {
            // Tells now what opening it later would tell.
            using (File.OpenRead(file))
                return new FetchResult.Fetched(FetchedDocument.OfFile(name, file)
                    .With([.. register?.Of(name) ?? [], .. definition.Documents.KnownOf(name)]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FetchResult.Failed(name, $"The file cannot be read: {exception.Message}");
        }
    }
}
