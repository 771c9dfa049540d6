namespace ProcurementHub.Sources.Reading.Feeds;

/// <summary>
/// An item (RSS) or entry (Atom): what its elements hold, by their names from it down: "title", "dc:date",
/// "author/name", "link@href", and "@rdf:about" for its own attributes.
/// </summary>
internal sealed class FeedEntry
{
    private const int MostValues = 3_000;

    private readonly List<(string Path, string Text)> _values = [];

    /// <summary>It holds more than is read of an entry.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The beginning of it, for whoever looks after what could not be read.</summary>
    public string Raw => RawText.Cut(string.Join('\n', _values.Take(20).Select(value => $"{value.Path}: {value.Text}")));

    public void Add(string path, string text)
    {
        if (_values.Count == MostValues)
            IsTooLarge = true;
        else if (!string.IsNullOrWhiteSpace(text))
            _values.Add((path, text.Trim()));
    }

    /// <summary>All that stands under the path; the case of names is not kept by all feeds.</summary>
    public IEnumerable<string> At(string path)
    {
        foreach (var (name, text) in _values)
        {
            if (string.Equals(name, path, StringComparison.OrdinalIgnoreCase))
                yield return text;
        }
    }
}
