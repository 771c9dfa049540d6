namespace ProcurementHub.Demo.Content.Trades;

/// <summary>Something that public bodies buy, for so many whole soles, with the words in which they ask for it.</summary>
internal sealed record Trade(
    string Key, CallCategory Category, int Least, int Most, IReadOnlyList<TradeItem> Items, IReadOnlyList<Template> Templates)
{
    /// <summary>Items are "UNSPSC commodity, name, unit" with a line each.</summary>
    public static Trade Of(string key, CallCategory category, int least, int most, string items, params string[] templates) =>
        new(key, category, least, most,
            [.. items.Split('\n').Select(TradeItem.Read)],
            [.. templates.Select(template => new Template(template))]);
}

internal sealed record TradeItem(string Unspsc, string Name, string Unit)
{
    public static TradeItem Read(string line)
    {
        var parts = line.Split(", ");
        return new TradeItem(parts[0], parts[1], parts[2]);
    }
}
