namespace ProcurementHub.Sources.Definitions;

/// <summary>What is wrong with a definition, and where.</summary>
/// <param name="Line">1-based; 0 when it is the file as a whole.</param>
/// <param name="Key">Dotted, such as "fields.published.as"; empty when the file as a whole is meant.</param>
public sealed record DefinitionError(string File, int Line, string Key, string Message)
{
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Key.Length > 0 ? $"'{Key}' " : "")}{Message}";
}

/// <summary>A definition, or all that stands against it.</summary>
public sealed record LoadedDefinition(SourceDefinition? Definition, IReadOnlyList<DefinitionError> Errors);
