using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Fetching;

/// <summary>Finds the register of a saved folder, also when only one of the files beside it is read.</summary>
internal static class SavedRegister
{
    public static async Task<DocumentRegister?> LoadAsync(string path, SourceDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.Register is not { } settings)
            return null;
        var register = new DocumentRegister();
        try
        {
            foreach (var file in Files(path).Where(file => settings.Covers(Path.GetFileName(file))).Order(StringComparer.Ordinal))
            {
                await using var content = File.OpenRead(file);
                await register.AddAsync(content, Path.GetFileName(file), definition, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The fetcher meets the same file and folder, and tells.
        }

        return register;
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
        return Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];
    }
}
