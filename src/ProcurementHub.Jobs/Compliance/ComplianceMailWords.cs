namespace ProcurementHub.Jobs.Compliance;

/// <summary>The sentences of the weekly mail.</summary>
internal sealed record ComplianceMailWords
{
    public required string Subject { get; init; }

    public required string Opening { get; init; }

    public required string Quiet { get; init; }

    public required string Overdue { get; init; }

    public required string OverdueBy { get; init; }

    public required string Cured { get; init; }

    public required string CuredOn { get; init; }

    public required string CureOver { get; init; }

    public required string CureOverOn { get; init; }

    public required string Unread { get; init; }

    public required string UnreadSince { get; init; }

    public required string NeverRead { get; init; }

    public required string More { get; init; }

    public required string See { get; init; }

    public required string Button { get; init; }

    public static ComplianceMailWords Of(string language) => language == "en" ? english : spanish;

    private static readonly ComplianceMailWords spanish = new()
    {
        Subject = "Planes anuales: la semana hasta el {0}",
        Opening = "Qué cambió en los planes anuales entre el {0} y el {1}.",
        Quiet = "Nada nuevo: nadie más está vencido, nadie se puso al día y los registros se pudieron leer.",
        Overdue = "Vencidas sin publicar: {0} entidades ({1}, plan de {2})",
        OverdueBy = "{0} días hábiles de retraso",
        Cured = "Se pusieron al día: {0} entidades ({1}, plan de {2})",
        CuredOn = "publicado el {0} a más tardar",
        CureOver = "Se les venció el plazo para subsanar: {0} entidades ({1}, plan de {2})",
        CureOverOn = "el {0}",
        Unread = "Registros que no se pudieron leer ({0}, plan de {1}). De lo que estaría en ellos no se puede saber:",
        UnreadSince = "{0}, desde el {1}: {2}",
        NeverRead = "{0}: nunca se leyó completo",
        More = "y {0} más, en la página",
        See = "La lista completa, con lo que prueba cada estado, está en la página.",
        Button = "Ver los planes anuales",
    };

    private static readonly ComplianceMailWords english = new()
    {
        Subject = "Annual plans: the week until {0}",
        Opening = "What changed in the annual plans between {0} and {1}.",
        Quiet = "Nothing new: nobody else is overdue, nobody caught up, and the registers could be read.",
        Overdue = "Overdue without a plan: {0} bodies ({1}, plan of {2})",
        OverdueBy = "{0} working days overdue",
        Cured = "Caught up: {0} bodies ({1}, plan of {2})",
        CuredOn = "published by {0}",
        CureOver = "Whose days to make up for it ended: {0} bodies ({1}, plan of {2})",
        CureOverOn = "on {0}",
        Unread = "Registers that could not be read ({0}, plan of {1}). Of what would stand in them nothing can be told:",
        UnreadSince = "{0}, since {1}: {2}",
        NeverRead = "{0}: never read as a whole",
        More = "and {0} more, on the page",
        See = "The whole list, with what bears out each state, is on the page.",
        Button = "See the annual plans",
    };
}
