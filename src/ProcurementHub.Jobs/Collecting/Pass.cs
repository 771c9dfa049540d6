using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>One pass while it runs.</summary>
internal sealed record Pass(
    CollectRequest Request,
    long RunId,
    string ReaderVersion,
    PassCounts Counts,
    KnownDocuments Known,
    EvidenceIntake Evidence,
    Gathering Gathering,
    IProgress<CollectProgress>? Progress)
{
    /// <summary>Where a pass before was broken off; null to begin at the beginning.</summary>
    public WalkPosition? From { get; init; }

    /// <summary>What a register says of a file is read with the file: said otherwise, the file is read again.</summary>
    public string VersionFor(FetchedDocument fetched) => Request.Definition.Register is null
        ? ReaderVersion
        : $"{ReaderVersion}/{RegisterSettings.Fingerprint(fetched.Known)}";
}
