using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Procedures;

/// <summary>What of a notice says which procedure it is about.</summary>
/// <param name="Entity">The entity that stands for its body; null where the source gives no identifier.</param>
public sealed record LinkableNotice(long Id, long? Entity, string? EntityName, string? Code, int? Call, string? Ocid, string Title)
{
    public ProcedureCode? ProcedureCode => ProcedureCode.Of(Code, Call);

    public string NameFolded => Folding.Fold(EntityName);

    public string? OcidFolded => Ocid?.Trim().ToLowerInvariant();

    internal IReadOnlyList<string> TitleTerms => Analyser.Terms(Title);
}

/// <summary>Why two notices are taken to be about one procedure, the surest first. The numbers are stored: never renumber.</summary>
public enum LinkBasis
{
    /// <summary>One entity, one code.</summary>
    Code = 1,

    /// <summary>One ocid.</summary>
    Ocid = 2,

    /// <summary>One entity, a code that is spelled in another way, and much the same title.</summary>
    CodeSpelling = 3,

    /// <summary>One code, much the same title, and an entity that one source names without saying which it is.</summary>
    CodeAndName = 4,
}

/// <param name="Score">From 0 to 1.</param>
public sealed record LinkBond(long Notice, long Other, LinkBasis Basis, double Score)
{
    public long Across(long notice) => notice == Notice ? Other : Notice;
}

/// <summary>That a notice belongs to a procedure that has several.</summary>
/// <param name="Procedure">The smallest id of the procedure's notices.</param>
/// <param name="LinkedTo">The notice with which it has the best bond.</param>
public sealed record ProcedureLink(long Notice, long Procedure, LinkBasis Basis, double Score, long LinkedTo);
