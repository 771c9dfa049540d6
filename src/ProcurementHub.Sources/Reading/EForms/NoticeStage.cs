namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>Where in the life of a procurement a notice stands: its form (BT-03), its type (BT-02) and what became of the lots.</summary>
internal static class NoticeStage
{
    /// <summary>Why the notice is neither a tender nor a plan; null where it is.</summary>
    public static string? Against(EFormsNotice notice) => FormOf(notice) switch
    {
        "planning" or "consultation" or "competition" => null,
        "result" or "dir-awa-pre" => notice.ProcedureId is null
            ? "The notice tells of a result and names no procedure (BT-04) whose it would be."
            : null,
        "cont-modif" => "The notice tells of a change to a contract in force, not of a tender or a plan.",
        "completion" => "The notice tells of the completion of a contract, not of a tender or a plan.",
        null => "The notice does not say of what type it is (BT-02, BT-03).",
        _ => "The notice is of a form (BT-03) that is not known.",
    };

    public static bool IsResult(EFormsNotice notice) => FormOf(notice) is "result" or "dir-awa-pre";

    public static string? WordOf(EFormsNotice notice)
    {
        // The codes of change-corrig-justification that stop a procedure; an intention to cancel does not yet.
        if (notice.ChangeReasons.Contains("cancel"))
            return "cancelled";
        if (notice.ChangeReasons.Contains("susp-review"))
            return "suspended";
        return FormOf(notice) switch
        {
            "planning" or "consultation" => "planned",
            "competition" => "open",
            // Voluntary ex-ante transparency: who gets the contract is settled, nobody is asked for a tender.
            "dir-awa-pre" => "awarded",
            _ => ResultOf([.. notice.Result.Lots.Select(lot => lot.Code).OfType<string>()]),
        };
    }

    /// <summary>
    /// selec-w: a winner was chosen. clos-nw: none, and the competition is closed. open-nw: none yet, which is no
    /// news of where the call stands.
    /// </summary>
    private static string? ResultOf(List<string> lots)
    {
        if (lots.Count == 0 || lots.Contains("selec-w"))
            return "awarded";
        return lots.Contains("open-nw") ? null : "void";
    }

    /// <summary>The name of the code list of BT-02 is the form; where it is missing, the type itself tells.</summary>
    private static string? FormOf(EFormsNotice notice) => notice.FormType ?? notice.NoticeType switch
    {
        null => null,
        "pmc" => "consultation",
        "qu-sy" or "subco" => "competition",
        "veat" => "dir-awa-pre",
        "can-modif" => "cont-modif",
        "compl" => "completion",
        var type when type.StartsWith("pin-cfc", StringComparison.Ordinal) || type.StartsWith("cn-", StringComparison.Ordinal) => "competition",
        var type when type.StartsWith("pin-", StringComparison.Ordinal) => "planning",
        var type when type.StartsWith("can-", StringComparison.Ordinal) => "result",
        _ => "",
    };
}
