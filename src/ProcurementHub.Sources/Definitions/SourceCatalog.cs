using System.Reflection;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// All sources there are: those that ship with the hub and those of a folder. A file of the folder takes
/// the place of a shipped source of the same id. A broken file is an error beside the others, which stay.
/// </summary>
public sealed class SourceCatalog
{
    private const string Prefix = "Definitions/";

    private readonly Dictionary<string, SourceDefinition> byId;

    private readonly HashSet<string> own;

    private SourceCatalog(Dictionary<string, SourceDefinition> byId, HashSet<string> own, IReadOnlyList<DefinitionError> errors)
    {
        this.byId = byId;
        this.own = own;
        Errors = errors;
        All = [.. byId.Values.OrderBy(definition => definition.Id, StringComparer.Ordinal)];
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<SourceDefinition> All { get; }

    public IReadOnlyList<DefinitionError> Errors { get; }

    /// <summary>Whether the definition is of the folder, and not one that ships.</summary>
    public bool IsOwn(string id) => own.Contains(id);

    public SourceDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <param name="directory">Folder with more definitions (*.yml, *.yaml), or null.</param>
    public static SourceCatalog Load(string? directory = null)
    {
        var sources = new Dictionary<string, SourceDefinition>(StringComparer.Ordinal);
        var errors = new List<DefinitionError>();
        foreach (var (loaded, _) in Shipped())
            Keep(loaded, sources, errors);
        var own = directory is null ? [] : AddFolder(directory, sources, errors);
        Join(sources, errors);
        return new SourceCatalog(sources, own, errors);
    }

    /// <summary>One file, such as one that is being written.</summary>
    public static LoadedDefinition LoadFile(string path) => LoadFile(path, path);

    /// <param name="name">Name for the errors.</param>
    private static LoadedDefinition LoadFile(string path, string name)
    {
        try
        {
            return DefinitionLoader.Load(File.ReadAllText(path), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new LoadedDefinition(null, [new DefinitionError(name, 0, "", $"cannot be read: {exception.Message}")]);
        }
    }

    internal static IEnumerable<(LoadedDefinition Loaded, string File)> Shipped() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsShipped).Order(StringComparer.Ordinal)
            .Select(name => name[Prefix.Length..])
            .Select(file => (DefinitionLoader.Load(ShippedText(file), file), file));

    internal static string ShippedText(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file)!);
        return reader.ReadToEnd();
    }

    private static HashSet<string> AddFolder(string directory, Dictionary<string, SourceDefinition> sources, List<DefinitionError> errors)
    {
        if (!Directory.Exists(directory))
        {
            errors.Add(new DefinitionError(directory, 0, "", "is not a folder."));
            return [];
        }

        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(directory).Where(IsDefinition).Order(StringComparer.Ordinal))
        {
            var loaded = LoadFile(path, Path.GetFileName(path));
            if (loaded.Definition is { } definition && !own.TryAdd(definition.Id, Path.GetFileName(path)))
            {
                errors.Add(new DefinitionError(Path.GetFileName(path), 0, "id", $"'{definition.Id}' is taken by {own[definition.Id]}."));
                continue;
            }

            Keep(loaded, sources, errors);
        }

        return [.. own.Keys];
    }

    /// <summary>Gives sources that bring documents of another one that other one.</summary>
    private static void Join(Dictionary<string, SourceDefinition> sources, List<DefinitionError> errors)
    {
        foreach (var definition in sources.Values.Where(definition => definition.NoticesOf is not null).ToList())
        {
            if (sources.TryGetValue(definition.NoticesOf!, out var publisher) && publisher.NoticesOf is null && publisher.Key.From.SequenceEqual(definition.Key.From))
            {
                sources[definition.Id] = definition with { Publisher = publisher };
                continue;
            }

            sources.Remove(definition.Id);
            errors.Add(new DefinitionError(definition.Id, 0, "noticesOf", $"must name a source that has notices of its own and the same key; '{definition.NoticesOf}' is not one."));
        }
    }

    private static void Keep(LoadedDefinition loaded, Dictionary<string, SourceDefinition> sources, List<DefinitionError> errors)
    {
        errors.AddRange(loaded.Errors);
        if (loaded.Definition is { } definition)
            sources[definition.Id] = definition;
    }

    private static bool IsShipped(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && IsDefinition(name);

    private static bool IsDefinition(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".yml" or ".yaml";
}
