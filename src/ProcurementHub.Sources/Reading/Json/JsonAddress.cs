using System.Text;
using System.Text.Json;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Reading.Json;

/// <summary>Makes an address of what an object holds.</summary>
internal static class JsonAddress
{
    /// <param name="document">Address of the document, for addresses without a host.</param>
    /// <returns>Null where a part is missing or it is no address of the web.</returns>
    public static string? Of(JsonTemplate template, JsonElement from, string document)
    {
        if (template.Path is { } path)
            return First(path, from) is { } whole ? Links.Absolute(whole, document)?.AbsoluteUri : null;
        var address = new StringBuilder();
        foreach (var (text, part) in template.Parts)
        {
            address.Append(text);
            if (part is null)
                continue;
            if (First(part, from) is not { } value)
                return null;
            address.Append(Uri.EscapeDataString(value));
        }

        return Links.Absolute(address.ToString(), document)?.AbsoluteUri;
    }

    private static string? First(JsonPath path, JsonElement from) =>
        JsonPathWalk.Find(path, from).Select(JsonRecord.TextOf).OfType<string>().FirstOrDefault();
}
