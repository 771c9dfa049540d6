namespace ProcurementHub.Jobs.Housekeeping;

/// <param name="Documents">Whose bytes are given up; their rows stay.</param>
/// <param name="Files">Of the evidence folder: theirs, and those that no document stands for.</param>
/// <param name="Bytes">On the disk, compressed as they are kept.</param>
/// <param name="MadeFindable">Notices and plan lines that were kept before there was a search for them.</param>
/// <param name="ListsMerged">How many lists the search has fewer.</param>
public sealed record HousekeepingResult(int Documents, int Files, long Bytes, int Passes, int MadeFindable = 0, int ListsMerged = 0);
