namespace ProcurementHub.Core.Notices;

/// <summary>
/// A procedure that went back to an earlier stage, mostly after an appeal. Its old schedule no longer
/// measures how many days firms had, so lead times leave restarted notices out.
/// </summary>
/// <param name="At">Publication of the restart, where the source gives it.</param>
/// <param name="FromStage">The stage it restarts from, in the source's words.</param>
public sealed record Restart(DateTimeOffset? At, string? FromStage);
