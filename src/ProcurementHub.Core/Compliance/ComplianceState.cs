namespace ProcurementHub.Core.Compliance;

public enum ComplianceState
{
    InTime,
    Late,
    Missing,
    NotDue,
    Exempt,
    CannotTell,
}

/// <summary>On what a state rests.</summary>
public enum ComplianceBasis
{
    /// <summary>A source names the day of the first publication.</summary>
    DayNamed,

    /// <summary>It is known of a day, not after the last one, on which it was out.</summary>
    OutByThen,

    /// <summary>The register was read without it after the last day, and with it later.</summary>
    CameLater,

    /// <summary>The register was read without it after the last day.</summary>
    ReadWithoutIt,
    NotDueYet,
    Exempted,

    /// <summary>A plan is out; when it was first published nobody says, and it may have been in time.</summary>
    FirstDayUnknown,

    /// <summary>A plan without an id stands in the register under this body's name.</summary>
    NamedWithoutId,

    /// <summary>The list gives the body no id by which a register could know it.</summary>
    NoId,

    /// <summary>No register is known in which every such body's plan would stand.</summary>
    NoRegister,
    NeverRead,

    /// <summary>The register was last read on the last day or before it, and fails since.</summary>
    Unreachable,

    /// <summary>The register was last read on the last day or before it, and was not asked since.</summary>
    NotReadSince,
}

public static class ComplianceWords
{
    public static string ToWord(this ComplianceState state) => state switch
    {
        ComplianceState.InTime => "in_time",
        ComplianceState.Late => "late",
        ComplianceState.Missing => "missing",
        ComplianceState.NotDue => "not_due",
        ComplianceState.Exempt => "exempt",
        _ => "cannot_tell",
    };

    /// <summary>Null for any other word.</summary>
    public static ComplianceState? StateOf(string? word) => Enum.GetValues<ComplianceState>().Where(state => state.ToWord() == word).Select(state => (ComplianceState?)state).FirstOrDefault();

    public static string ToWord(this ComplianceBasis basis) => basis switch
    {
        ComplianceBasis.DayNamed => "day_named",
        ComplianceBasis.OutByThen => "out_by_then",
        ComplianceBasis.CameLater => "came_later",
        ComplianceBasis.ReadWithoutIt => "read_without_it",
        ComplianceBasis.NotDueYet => "not_due_yet",
        ComplianceBasis.Exempted => "exempted",
        ComplianceBasis.FirstDayUnknown => "first_day_unknown",
        ComplianceBasis.NamedWithoutId => "named_without_id",
        ComplianceBasis.NoId => "no_id",
        ComplianceBasis.NoRegister => "no_register",
        ComplianceBasis.NeverRead => "never_read",
        ComplianceBasis.Unreachable => "unreachable",
        _ => "not_read_since",
    };
}
