namespace ProcurementHub.Demo.Content;

/// <summary>A procedure type; the days are working days from publication to the end of presentation.</summary>
public sealed record ProcedureKind(string Prefix, string PlanCode, string Name, int FewestDays, int MostDays, bool HasConsultations)
{
    private static readonly ProcedureKind Tender = new("LP-SM", "LP", "Licitación Pública", 22, 32, true);
    private static readonly ProcedureKind ShortTender = new("LP-ABR", "LPA", "Licitación Pública Abreviada", 8, 15, true);
    private static readonly ProcedureKind ServiceContest = new("CP SER-SM", "CP", "Concurso Público de Servicios", 22, 32, true);
    private static readonly ProcedureKind ConsultingContest = new("CP CONS-SM", "CPC", "Concurso Público para Consultoría", 22, 30, true);
    private static readonly ProcedureKind ShortContest = new("CP-ABR", "CPA", "Concurso Público Abreviado", 8, 15, true);
    private static readonly ProcedureKind Auction = new("SIE-SIE", "SIE", "Subasta Inversa Electrónica", 8, 12, false);
    private static readonly ProcedureKind Comparison = new("COMPRE-SM", "COMPRE", "Comparación de Precios", 3, 6, false);

    // Repeated where they are more usual.
    private static readonly ProcedureKind[] ForGoods = [Tender, ShortTender, ShortTender, ShortTender, Auction, Auction, Comparison];
    private static readonly ProcedureKind[] ForServices = [ServiceContest, ShortContest, ShortContest, ShortContest, Comparison];
    private static readonly ProcedureKind[] ForWorks = [Tender, ShortTender, ShortTender, ShortTender];
    private static readonly ProcedureKind[] ForConsulting = [ConsultingContest, ShortContest, ShortContest];

    internal static IReadOnlyList<ProcedureKind> For(CallCategory category) => category switch
    {
        CallCategory.Goods => ForGoods,
        CallCategory.Services => ForServices,
        CallCategory.Works => ForWorks,
        _ => ForConsulting,
    };
}
