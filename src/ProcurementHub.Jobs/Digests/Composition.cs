namespace ProcurementHub.Jobs.Digests;

/// <summary>What became of one subscriber's untold matches.</summary>
/// <param name="Digest">Null when there is nothing to show.</param>
/// <param name="Shown">The items that count as told, shown in full or by number: match and the notice's version.</param>
/// <param name="LeftOut">Matches that are settled without being told.</param>
public sealed record Composition(Digest? Digest, IReadOnlyList<ToldMatch> Shown, IReadOnlyList<long> LeftOut);

/// <param name="Version">The notice's version that the reader now knows.</param>
public sealed record ToldMatch(long MatchId, int Version);
