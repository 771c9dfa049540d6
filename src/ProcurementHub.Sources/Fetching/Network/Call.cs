namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>One request to one address, on the way to the document that was asked for.</summary>
/// <param name="Asked">Whose identity the document keeps, wherever it is found.</param>
/// <param name="Address">The one asked for, or where that one has led.</param>
/// <param name="Known">What this very address gave before.</param>
/// <param name="Pause">What the host asks for between two requests.</param>
internal sealed record Call(PageRequest Asked, Uri Address, RequestBody? Body, KnownDocument? Known, TimeSpan Pause);
