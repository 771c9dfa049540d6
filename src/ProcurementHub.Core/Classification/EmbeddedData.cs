namespace ProcurementHub.Core.Classification;

/// <summary>The code lists that travel inside the assembly.</summary>
internal static class EmbeddedData
{
    private const string Folder = "ProcurementHub.Core.Classification.Data.";

    /// <summary>File names that begin so, in ordinal order.</summary>
    internal static IEnumerable<string> Files(string prefix) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder + prefix, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal);

    internal static Stream Open(string file) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"The assembly lacks its data file {file}.");
}
