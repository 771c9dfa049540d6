namespace ProcurementHub.Sources.Fetching;

/// <summary>What is asked of a server for one document.</summary>
/// <param name="Body">What is posted; null for a GET.</param>
public sealed record PageRequest(Uri Address, RequestBody? Body = null)
{
    /// <summary>
    /// What the document is known by. Forms and queries are posted to one address, so what they ask for goes
    /// behind a '#', which no server ever sees.
    /// </summary>
    public string Url => Body is null ? Address.AbsoluteUri : $"{Address.AbsoluteUri}#{Body.KnownBy ?? Body.Text}";

    /// <summary>What the source asks for between two requests.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What the portal wants to be told again during one pass; null where it is told nothing.</summary>
    public System.Net.CookieContainer? Cookies { get; init; }
}

/// <param name="MediaType">Such as application/json.</param>
/// <param name="KnownBy">The part of the text that says which document is meant; null for all of it.</param>
public sealed record RequestBody(string Text, string MediaType, string? KnownBy = null);
