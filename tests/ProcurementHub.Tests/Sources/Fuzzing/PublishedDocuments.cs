using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>Pieces of the published files, each by the shipped definitions that take it. None where there are no such files.</summary>
internal static class PublishedDocuments
{
    // Of a hundred files of one publisher, thirty show all of its shapes.
    private const int MostOfADefinition = 30;

    public static IEnumerable<FuzzDocument> All()
    {
        if (SharedData.FolderIfAny is not { } folder)
            return [];
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        return SourceCatalog.Load().All.Where(definition => definition.Documents.Take.Count > 0).SelectMany(definition => Of(definition, folder, files));
    }

    private static IEnumerable<FuzzDocument> Of(SourceDefinition definition, string folder, List<string> files)
    {
        var taken = files.FindAll(definition.Documents.Takes);
        var step = Math.Max(1, taken.Count / MostOfADefinition);
        for (var at = 0; at < taken.Count; at += step)
        {
            if (Pieces.Of(definition.Reader, File.ReadAllBytes(Path.Combine(folder, taken[at]))) is { } piece)
                yield return new FuzzDocument($"{definition.Id}: {taken[at]}", definition, piece);
        }
    }
}
