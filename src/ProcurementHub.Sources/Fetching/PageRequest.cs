namespace ProcurementHub.Sources.Fetching;

/// <summary>What is asked of a server for one document.</summary>
/// <param name="Body">What is posted; null for a GET.</param>
public sealed record PageRequest(Uri Address, RequestBody? Body = null)
{
    /// <summary>
    /// What the document is known by. Forms and queries are posted to one address, so what they ask for goes
    /// behind a '#', which no server ever sees.
    /// </summary>
    public string Url => Body is null ? Address.AbsoluteUri : $"{Address.AbsoluteUri}#{Body.Text}";
}

/// <param name="MediaType">Such as application/json.</param>
public sealed record RequestBody(string Text, string MediaType);
