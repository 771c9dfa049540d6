using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementHub.Storage.Migrating;

/// <summary>One numbered file of an engine's folder.</summary>
internal sealed record Migration(string Name, string Sql)
{
    /// <summary>Of the text with plain line ends, so that a checkout on another system is no change.</summary>
    public string Sha256 { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<Migration> Of(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"Migrations/{folder}/";
        return assembly.GetManifestResourceNames()
            .Select(name => (Resource: name, Path: name.Replace('\\', '/')))
            .Where(name => name.Path.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(name => name.Path, StringComparer.Ordinal)
            .Select(name => new Migration(Path.GetFileNameWithoutExtension(name.Path), Read(assembly, name.Resource)))
            .ToList();
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
