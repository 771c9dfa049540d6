namespace ProcurementHub.Web.Api;

/// <summary>
/// Native ids hold slashes, which we leave in an address as they are; who escapes them all the same is understood, though
/// servers do not decode them.
/// </summary>
internal static class PathPart
{
    public static string Read(string rest) => rest.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public static string Write(string rest) => string.Join('/', rest.Split('/').Select(Uri.EscapeDataString));
}
