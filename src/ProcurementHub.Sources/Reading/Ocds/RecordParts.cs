using System.Globalization;
using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// Puts together what a record has to say. compiledRelease is the record's present state, and then the
/// releases beside it are only its history; without one, the releases are told from the oldest on.
/// versionedRelease repeats the same in another shape and is never read.
/// </summary>
internal sealed class RecordParts(string position)
{
    // More than any process goes through; past it the list is taken for a package and no longer held back.
    private const int MostReleases = 1000;

    private readonly List<ReleaseOutcome> releases = [];
    private string? heldOcid;
    private bool isPackage;
    private bool isKnownRecord;

    public string? Ocid { get; private set; }

    public ReadItem? Compiled { get; private set; }

    public bool HasVersioned { get; private set; }

    private bool IsRecord => isKnownRecord || Ocid is not null || Compiled is not null || HasVersioned;

    public static RecordParts Of(JsonElement record, string position, OcdsSettings settings)
    {
        var parts = new RecordParts(position);
        parts.AddOcid(JsonValues.TextOf(JsonValues.Member(record, "ocid"u8)));
        var compiled = JsonValues.Member(record, "compiledRelease"u8);
        if (compiled.ValueKind == JsonValueKind.Object)
        {
            parts.AddCompiled(ReleaseReading.Read(compiled, $"{position}.compiledRelease", parts.Ocid, settings).Item);
            return parts;
        }

        // In the list of a package it is a record, whatever it lacks.
        parts.isKnownRecord = true;
        parts.HasVersioned = JsonValues.Member(record, "versionedRelease"u8).ValueKind == JsonValueKind.Object;
        var index = 0;
        foreach (var release in JsonValues.ObjectsOf(JsonValues.Member(record, "releases"u8)))
            parts.releases.Add(ReleaseReading.Read(release, $"{position}.releases[{index++}]", parts.Ocid, settings));
        return parts;
    }

    public void AddOcid(string? ocid) => Ocid ??= ocid;

    public void AddVersioned() => HasVersioned = true;

    public void AddCompiled(ReadItem compiled) => Compiled = compiled;

    public string PositionOf(string member) => position.Length == 0 ? member : $"{position}: {member}";

    /// <summary>
    /// Takes a release of a top-level "releases" list, while it cannot be known yet whether that list is a
    /// package or a record's history: the members that tell may follow it. A history is of one process, so
    /// the second ocid decides.
    /// </summary>
    /// <returns>What need not be held back any longer.</returns>
    public IReadOnlyList<ReadItem> Hold(ReleaseOutcome release)
    {
        if (isPackage)
            return [release.Item];

        releases.Add(release);
        heldOcid ??= release.Ocid;
        var isOtherProcess = release.Ocid is not null && release.Ocid != heldOcid;
        if (IsRecord || (!isOtherProcess && releases.Count < MostReleases))
            return [];

        isPackage = true;
        return Drain();
    }

    public IEnumerable<ReadItem> Resolve()
    {
        if (Compiled is not null)
            return [Compiled];
        if (!IsRecord)
            return Drain();

        var embedded = releases.Where(release => !release.IsLink).OrderBy(release => DateOf(release)).Select(release => release.Item);
        var links = releases.Count(release => release.IsLink);
        if (links > 0)
            return embedded.Append(Unreadable($"The record holds {links} of its {releases.Count} releases as links only, and no compiledRelease."));
        if (releases.Count == 0)
            return [Unreadable(HasVersioned ? "The record has a versionedRelease only." : "The record has neither a compiledRelease nor releases.")];
        return embedded;
    }

    private static DateTimeOffset? DateOf(ReleaseOutcome release) =>
        DateTimeOffset.TryParse(release.Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private ReadItem.Unreadable Unreadable(string reason) =>
        new(position.Length == 0 ? "record" : position, reason, Ocid is null ? null : $"ocid {Ocid}");

    private List<ReadItem> Drain()
    {
        var items = releases.ConvertAll(release => release.Item);
        releases.Clear();
        return items;
    }
}
