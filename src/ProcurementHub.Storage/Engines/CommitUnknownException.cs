using System.Data.Common;

namespace ProcurementHub.Storage.Engines;

/// <summary>
/// The connection was lost between the order to commit and its answer: the work is kept whole or not at all, and nobody
/// knows which.
/// </summary>
internal sealed class CommitUnknownException(Exception lost)
    : DbException($"The connection was lost while work was being kept, which may have happened or not: {lost.Message}", lost);
