namespace ProcurementHub.Demo;

/// <summary>One request as it came in.</summary>
/// <param name="At">By the clock of <see cref="PublisherOptions.Clock"/>.</param>
/// <param name="Headers">By name, in any case; several of one name are joined by commas.</param>
public sealed record LoggedRequest(
    string Method, string PathAndQuery, DateTimeOffset At, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Null while there is no answer, and for good when the client left before it.</summary>
    public int? Status { get; internal set; }
}
