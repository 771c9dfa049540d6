using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>Changes that leave XML and JSON well-formed: nearly all others end in the parser and never reach what is behind it.</summary>
internal static class TreeDamage
{
    public static byte[] Apply(byte[] bytes, Random random)
    {
        var start = bytes.AsSpan().TrimStart(" \t\r\n\u00ef\u00bb\u00bf"u8);
        if (start.IsEmpty)
            return bytes;
        try
        {
            return start[0] switch
            {
                (byte)'<' => Xml(bytes, random),
                (byte)'{' or (byte)'[' => Json(bytes, random),
                _ => bytes,
            };
        }
        catch (Exception exception) when (exception is XmlException or JsonException or ArgumentException or InvalidOperationException)
        {
            // No tree any more after other damage, or one that cannot be written.
            return bytes;
        }
    }

    private static byte[] Xml(byte[] bytes, Random random)
    {
        var document = XDocument.Load(new MemoryStream(bytes));
        var elements = document.Root!.Descendants().ToList();
        for (var times = random.Next(1, 8); times > 0 && elements.Count > 0; times--)
        {
            var (element, other) = (elements[random.Next(elements.Count)], elements[random.Next(elements.Count)]);
            if (element.Parent is null || other.Parent is null)
                continue;
            switch (random.Next(8))
            {
                case 0:
                    element.Remove();
                    break;
                case 1:
                    element.AddAfterSelf(Enumerable.Repeat(element, random.Next(1, 20)));
                    break;
                case 2:
                    element.ReplaceWith(new XElement(other));
                    break;
                case 3:
                    element.Add(new XElement(other));
                    break;
                case 4:
                    element.Name = other.Name;
                    break;
                // Names of spaces and what XML itself means by an attribute are not the writer's to get wrong.
                case 5 when element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml) is { } attribute:
                    attribute.Value = TextDamage.Value(random);
                    break;
                case 6 when !element.HasElements:
                    element.Value = element.Value + other.Value;
                    break;
                default:
                    if (!element.HasElements)
                        element.Value = TextDamage.Value(random);
                    break;
            }
        }

        using var written = new MemoryStream();
        // A sign that XML does not have goes out as it is.
        using (var writer = XmlWriter.Create(written, new XmlWriterSettings { CheckCharacters = false }))
            document.Save(writer);
        return written.ToArray();
    }

    private static byte[] Json(byte[] bytes, Random random)
    {
        var root = JsonNode.Parse(bytes)!;
        for (var times = random.Next(1, 8); times > 0; times--)
            Change(Any(root, random), Any(root, random), random);
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static void Change(JsonNode node, JsonNode other, Random random)
    {
        var value = random.Next(8) switch
        {
            0 => null,
            1 => JsonValue.Create(TextDamage.Value(random)),
            2 => JsonValue.Create(random.Next(2) == 0 ? long.MaxValue : -1e300),
            3 => new JsonArray(other.DeepClone(), other.DeepClone()),
            4 => new JsonObject { ["id"] = other.DeepClone() },
            5 => JsonValue.Create(true),
            6 => JsonValue.Create(""),
            _ => other.DeepClone(),
        };
        if (node is JsonArray { Count: > 0 } list)
            list[random.Next(list.Count)] = value;
        else if (node is JsonObject { Count: > 0 } members)
            members[members.ElementAt(random.Next(members.Count)).Key] = value;
    }

    /// <summary>A list or object at any depth.</summary>
    private static JsonNode Any(JsonNode root, Random random)
    {
        var node = root;
        while (random.Next(4) > 0)
        {
            var inner = (node switch { JsonArray list => list, JsonObject members => members.Select(member => member.Value), _ => [] })
                .OfType<JsonNode>().Where(child => child is JsonArray or JsonObject).ToList();
            if (inner.Count == 0)
                break;
            node = inner[random.Next(inner.Count)];
        }

        return node;
    }
}
