namespace ProcurementHub.Web.Api.Records;

/// <param name="Total">Null where nobody counts.</param>
/// <param name="Next">Address of the next page; null on the last.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, ApiTotal? Total, Uri? Next);

/// <param name="IsExact">False where it is estimated from the part that was read.</param>
public sealed record ApiTotal(int Value, bool IsExact);
