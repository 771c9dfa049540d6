namespace ProcurementHub.Core.Classification;

/// <summary>A place as a publisher writes it, level by level: names, or the country's own digits.</summary>
public readonly record struct WrittenPlace(string? Department, string? Province, string? District = null)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Department) && string.IsNullOrWhiteSpace(Province) && string.IsNullOrWhiteSpace(District);

    public override string ToString() =>
        string.Join(' ', new[] { Department, Province, District }.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim()));
}
