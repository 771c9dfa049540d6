namespace ProcurementHub.Jobs.Health;

/// <summary>How it stands with a source, the worst last.</summary>
public enum SourceCondition
{
    Ok,
    NeverRead,

    /// <summary>Some documents of its last pass failed, the others were read.</summary>
    Partly,

    /// <summary>It was due some time ago, and no pass has come to its end since.</summary>
    Late,

    /// <summary>Its last pass gave but a fraction of what its passes usually give.</summary>
    Dropped,

    /// <summary>Its last pass gave nothing that could be kept.</summary>
    Failing,
}

public static class SourceConditionWords
{
    public static string ToWord(this SourceCondition condition) => condition switch
    {
        SourceCondition.Ok => "ok",
        SourceCondition.NeverRead => "never_read",
        SourceCondition.Partly => "partly",
        SourceCondition.Late => "late",
        SourceCondition.Dropped => "dropped",
        _ => "failing",
    };

    /// <summary>Whether somebody should look after it. A page or two that fail are the rule with some portals.</summary>
    public static bool IsTrouble(this SourceCondition condition) => condition >= SourceCondition.Late;
}
