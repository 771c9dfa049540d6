namespace ProcurementHub.Demo.Content;

/// <summary>One thing to be bought; <see cref="Cubso"/> has 16 digits, the first eight being the UNSPSC commodity.</summary>
public sealed record PublishedItem(int Number, string? Cubso, string Description, int Quantity, string Unit)
{
    public string? Unspsc => Cubso?[..8];
}
