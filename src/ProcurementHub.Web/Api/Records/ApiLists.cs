namespace ProcurementHub.Web.Api.Records;

public sealed record ApiName(string Es, string En);

public sealed record ApiSector(string Code, ApiName Name);

/// <param name="Level">country, first, second or third: department, province, district where a country has them.</param>
public sealed record ApiRegion(string Code, string? Parent, string Level, ApiName Name);

public sealed record ApiList<T>(IReadOnlyList<T> Items);
