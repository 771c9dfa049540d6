using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Host.Output;

/// <summary>What one version of a notice rests on.</summary>
/// <param name="Position">Where in the document the record stands.</param>
/// <param name="Kept">False when the bytes are no longer there.</param>
/// <param name="File">Where they were extracted to.</param>
/// <param name="FinalUrl">Where they came from after redirects; null where there were none.</param>
/// <param name="Headers">Of the answer that brought them, "name: value"; empty for files.</param>
internal sealed record EvidenceRow(
    string Notice, int Version, DateTimeOffset Observed, string Url, string Position, string Sha256, long Bytes, string? MediaType,
    int? HttpStatus, string? Etag, string? LastModified, DateTimeOffset FirstFetched, DateTimeOffset LastFetched, bool Kept, string? File,
    string? FinalUrl, IReadOnlyList<string> Headers)
{
    public static EvidenceRow Of(string notice, NoticeVersion version, DocumentRow document, bool kept, string? file) => new(
        notice, version.Number, version.ObservedAt, document.Url, version.Position, Convert.ToHexStringLower(document.Sha256), document.Bytes,
        document.MediaType, document.HttpStatus, document.Etag, document.LastModified, document.FirstFetchedAt, document.LastFetchedAt, kept, file,
        document.FinalUrl, [.. document.Headers.Select(header => $"{header.Key}: {header.Value}")]);

    public IReadOnlyList<string> ToLines() =>
    [
        $"version {Version}, observed {Told(Observed)}",
        $"  from      {Url}",
        .. FinalUrl is null ? Array.Empty<string>() : [$"  led to    {FinalUrl}"],
        $"  at        {Position}",
        $"  sha256    {Sha256}{(Kept ? "" : "  (no longer kept)")}",
        $"  bytes     {Bytes:N0}{(MediaType is null ? "" : $", {MediaType}")}{(HttpStatus is null ? "" : $", HTTP {HttpStatus}")}",
        FirstFetched == LastFetched ? $"  fetched   {Told(FirstFetched)}" : $"  fetched   {Told(FirstFetched)}, the same last on {Told(LastFetched)}",
        .. Headers.Select((header, index) => $"  {(index == 0 ? "headers " : "        ")}  {header}"),
        .. File is null ? Array.Empty<string>() : [$"  file      {File}"],
    ];

    private static string Told(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
