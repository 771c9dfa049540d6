using System.Globalization;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>What one address answered.</summary>
/// <param name="Bytes">Of the body, as they came over the wire.</param>
/// <param name="First">Milliseconds in English, with code that may run for the first time.</param>
/// <param name="Then">Milliseconds in Spanish: code that has run, and an answer that nobody has kept yet.</param>
internal sealed record AskedAddress(string Address, int Status, string Type, int Bytes, double First, double Then)
{
    // An old phone on a slow line.
    public const int LargestPage = 60_000;
    private const int LargestList = 500_000;

    // All that was found, and that may be everything.
    private const int LargestDownload = 10_000_000;
    private const double LongestPage = 500;
    private const double LongestList = 5_000;

    public bool IsPage => Type == "text/html";

    /// <summary>Null where nothing is wrong with it.</summary>
    public string? Fault =>
        Status is not (200 or 302) ? $"answered {Status}"
        : Bytes > (IsPage ? LargestPage : Type == "text/csv" ? LargestDownload : LargestList) ? "too large"
        : Then > (IsPage ? LongestPage : LongestList) ? "too slow"
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Status,4} {Bytes,10:N0} {First,8:N1} {Then,8:N1}  {Address}{(Fault is null ? "" : "   FAULT: " + Fault)}");
}
