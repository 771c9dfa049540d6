using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.Plans;

/// <summary>Why a notice is taken to come from a plan line. The numbers are stored: never renumber.</summary>
public enum PlanTieBasis
{
    /// <summary>Staff says so.</summary>
    Staff = 1,

    /// <summary>The line names the code of the notice's procedure.</summary>
    Code = 2,

    /// <summary>The notice names the number of the line, in words that are much the same.</summary>
    Reference = 3,

    /// <summary>Much the same words, and nothing of month, amount and kind speaks against it.</summary>
    Words = 4,
}

/// <param name="Score">From 0 to 1.</param>
public sealed record PlanTie(long Notice, long Line, PlanTieBasis Basis, double Score);

/// <summary>What of a notice says which plan line it came from.</summary>
/// <param name="Month">Of its publication, 1 to 12.</param>
public sealed record NoticeToTie(
    long Id, string Title, string? Description, string? ProcedureCode, string? ProcedureType, ProcurementCategory Category, int Month, Amount Amount);

/// <summary>What of a plan line says which notices came from it.</summary>
/// <param name="Line">Its content.</param>
public sealed record LineToTie(long Id, PlanLineContent Line);
