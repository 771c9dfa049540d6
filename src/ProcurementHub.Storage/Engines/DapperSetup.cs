using Dapper;

namespace ProcurementHub.Storage.Engines;

/// <summary>Dapper caches how it reads a type with the first query, so this must come before any.</summary>
internal static class DapperSetup
{
    private static readonly Lazy<bool> Done = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new Instants());
        return true;
    });

    public static bool Ensure() => Done.Value;
}
