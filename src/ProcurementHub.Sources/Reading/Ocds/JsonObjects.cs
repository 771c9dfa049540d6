using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>Enumerates objects and passes over everything else. A structure, because a release has dozens of lists.</summary>
internal struct JsonObjects(JsonElement value)
{
    private JsonElement.ArrayEnumerator elements =
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private bool isSingle = value.ValueKind == JsonValueKind.Object;

    public JsonElement Current { get; private set; }

    public readonly JsonObjects GetEnumerator() => this;

    public bool MoveNext()
    {
        if (isSingle)
        {
            isSingle = false;
            Current = value;
            return true;
        }

        while (elements.MoveNext())
        {
            Current = elements.Current;
            if (Current.ValueKind == JsonValueKind.Object)
                return true;
        }

        return false;
    }

    /// <summary>Undefined where there is none.</summary>
    public static JsonElement FirstOf(JsonElement value)
    {
        foreach (var element in new JsonObjects(value))
            return element;
        return default;
    }
}
