using System.Reflection;

namespace ProcurementHub.Sources.Definitions;

/// <summary>The JSON Schema by which editors complete and check the keys of a definition file.</summary>
public static class DefinitionSchema
{
    public const string FileName = "source-definition.schema.json";

    public static string Text()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Definitions/{FileName}")!);
        return reader.ReadToEnd();
    }
}
