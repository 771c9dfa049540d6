using System.Globalization;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>How the country's portal writes what it knows.</summary>
internal static class Words
{
    private static readonly string[] Months =
    [
        "Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Setiembre", "Octubre", "Noviembre", "Diciembre",
    ];

    public static string Of(CallCategory category) => category switch
    {
        CallCategory.Goods => "Bien",
        CallCategory.Services => "Servicio",
        CallCategory.Works => "Obra",
        _ => "Consultoría de Obra",
    };

    public static string Of(CallState state) => state switch
    {
        CallState.Open => "Convocado",
        CallState.Cancelled => "Cancelado",
        CallState.Void => "Desierto",
        _ => "Adjudicado",
    };

    public static string Amount(PublishedAmount amount) => amount.State switch
    {
        AmountState.Published => amount.Value!.Value.ToString("N2", CultureInfo.InvariantCulture),
        AmountState.Hidden => "---",
        _ => "",
    };

    public static string Currency(string? code) => code switch
    {
        "PEN" => "Soles",
        "USD" => "Dólar Norteamericano",
        "EUR" => "Euro",
        _ => "",
    };

    public static string Month(int month) => Months[month - 1];

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset instant) =>
        instant.ToOffset(OfficeHours.Offset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A bound without a time of day keeps the blank that would stand before it.</summary>
    public static string Bound(StageBound bound) =>
        $"{Day(bound.Day)} {bound.Time?.ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
