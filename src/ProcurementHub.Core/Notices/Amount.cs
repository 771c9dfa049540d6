namespace ProcurementHub.Core.Notices;

/// <summary>Why an amount is, or is not, there. The numbers are stored: never renumber.</summary>
public enum AmountState
{
    /// <summary>The source says nothing about an amount.</summary>
    NotGiven = 0,

    /// <summary>The source shows that there is an amount and that it is not told.</summary>
    Hidden = 1,

    Published = 2,
}

/// <summary>
/// Money as published. Zero never stands in for "hidden" or "not given", and amounts of different
/// currencies are never added up. <see cref="Currency"/> is an ISO 4217 code, or the publisher's code
/// of an index unit (CLF, UTM), which is no currency.
/// </summary>
public readonly record struct Amount
{
    private Amount(AmountState state, decimal? value, string? currency)
    {
        State = state;
        Value = value;
        Currency = currency;
    }

    public AmountState State { get; }

    /// <summary>In units of <see cref="Currency"/>; null unless published.</summary>
    public decimal? Value { get; }

    public string? Currency { get; }

    public static Amount NotGiven => default;

    public static Amount Hidden(string? currency = null) => new(AmountState.Hidden, null, currency);

    public static Amount Published(decimal value, string? currency) => new(AmountState.Published, value, currency);
}
