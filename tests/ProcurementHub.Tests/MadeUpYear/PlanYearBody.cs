namespace ProcurementHub.Tests.MadeUpYear;

/// <summary>One body of the made-up year, with what is true of it: written down, and never computed from what the hub says.</summary>
/// <param name="Number">Of its tax number, and its place in the list.</param>
/// <param name="Shown">What the register shows of its plan in each of its readings; null where it stands in none.</param>
/// <param name="Truth">The state, the day shown as that of publication and the working days, at each of the days asked for.</param>
internal sealed record PlanYearBody(int Number, string Kind, string?[] Shown, PlanYearTruth[] Truth)
{
    public string Id => $"20{Number:000000000}";

    public string Name { get; init; } = $"MUNICIPALIDAD DISTRITAL DE PRUEBA {Number:000}";

    /// <summary>False for a body that its list gives no number.</summary>
    public bool HasId { get; init; } = true;
}

/// <param name="State">Null where the body is not in the list any more.</param>
internal sealed record PlanYearTruth(string? State, string Published = "", string Days = "");
