namespace ProcurementHub.Core;

/// <summary>A value, or the reason there is none. Bad input is a value here, never an exception.</summary>
public readonly record struct Parsed<T>
{
    private readonly T? _value;

    internal Parsed(T? value, string? reason)
    {
        _value = value;
        Reason = reason;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? Reason { get; }

    public bool HasValue => Reason is null;

    /// <exception cref="InvalidOperationException">There is no value.</exception>
    public T Value => Reason is null ? _value! : throw new InvalidOperationException(Reason);

    public T? ValueOrDefault => Reason is null ? _value : default;
}

public static class Parsed
{
    public static Parsed<T> Of<T>(T value) => new(value, null);

    public static Parsed<T> Failed<T>(string reason) => new(default, reason);
}
