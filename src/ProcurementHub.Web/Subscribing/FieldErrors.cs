namespace ProcurementHub.Web.Subscribing;

/// <summary>What is wrong with one field of a form.</summary>
public sealed record FieldErrors(string Field, IReadOnlyList<FormFault> Faults)
{
    public string Id => Field + "-error";

    /// <summary>For aria-invalid: absent where all is well.</summary>
    public string? Invalid => Faults.Count > 0 ? "true" : null;

    public static FieldErrors Of(IReadOnlyList<FormFault> all, string field) => new(field, [.. all.Where(fault => fault.Field == field)]);

    /// <summary>For aria-describedby.</summary>
    public string? DescribedBy(bool hasHint = true)
    {
        string?[] ids = [hasHint ? Field + "-hint" : null, Faults.Count > 0 ? Id : null];
        return ids.Any(id => id is not null) ? string.Join(' ', ids.OfType<string>()) : null;
    }
}
