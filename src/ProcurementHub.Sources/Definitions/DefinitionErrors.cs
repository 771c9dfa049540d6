namespace ProcurementHub.Sources.Definitions;

/// <summary>What is wrong with the definition that is being read.</summary>
/// <param name="keys">Gets every key that is asked for; null where nobody wants to know.</param>
internal sealed class DefinitionErrors(string file, AskedKeys? keys = null)
{
    private readonly List<DefinitionError> errors = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DefinitionError> All => [.. errors.OrderBy(error => error.Line)];

    public AskedKeys? Keys => keys;

    public void Add(int line, string key, string message) => errors.Add(new DefinitionError(file, line, key, message));
}
