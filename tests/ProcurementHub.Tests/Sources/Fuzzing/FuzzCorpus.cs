using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>The documents of a run, reader by reader: published ones where they are at hand, the demo's, and written ones.</summary>
internal sealed class FuzzCorpus
{
    private readonly Dictionary<string, List<FuzzDocument>> byReader;

    private FuzzCorpus(IEnumerable<FuzzDocument> documents)
    {
        byReader = documents.GroupBy(document => document.Definition.Reader).ToDictionary(reader => reader.Key, reader => reader.ToList());
        Readers = [.. ReaderNames.All.Where(byReader.ContainsKey)];
    }

    public IReadOnlyList<string> Readers { get; }

    public IReadOnlyList<FuzzDocument> Of(string reader) => byReader[reader];

    /// <summary>A document of any format.</summary>
    public FuzzDocument Any(Random random) => Of(Readers[random.Next(Readers.Count)]) is var documents ? documents[random.Next(documents.Count)] : throw new InvalidOperationException();

    public static async Task<FuzzCorpus> LoadAsync()
    {
        var documents = new List<FuzzDocument>();
        foreach (var document in (FuzzDocument[])[.. WrittenDocuments.All(), .. await DemoDocuments.AllAsync(), .. PublishedDocuments.All()])
        {
            // A document from which nothing can be read leaves most of its reader in peace.
            if (FuzzReading.Of(document.Definition, document.Bytes) is { Records: > 0 })
                documents.Add(document);
        }

        return new FuzzCorpus(documents);
    }
}
