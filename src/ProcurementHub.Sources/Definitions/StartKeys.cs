namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads where a live pass begins.</summary>
internal static class StartKeys
{
    public static Uri? Base(YamlSection root)
    {
        if (root.Text("base") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        root.Refuse("base", "is not an address of the web.");
        return null;
    }
}
