namespace ProcurementHub.Sources.Reading.Ocds;

internal enum ObjectMember
{
    Other,
    Releases,
    Records,
    Ocid,
    CompiledRelease,
    VersionedRelease,
}

/// <summary>The members that an object of the top level was seen to have, to tell what it is.</summary>
internal sealed class ObjectMembers
{
    private const int MostNames = 12;

    private static readonly string[] ReleaseNames = ["ocid", "tag", "tender", "planning", "buyer", "parties", "awards", "contracts"];

    private readonly List<string> names = [];

    public bool LooksLikeRelease { get; private set; }

    public string Last => names.Count == 0 ? "" : names[^1];

    public string Names => names.Count == 0 ? "none" : string.Join(", ", names);

    /// <param name="quoted">The name as it stands, quotes included.</param>
    public ObjectMember Add(ReadOnlySpan<byte> quoted)
    {
        var name = RawHead.Of(quoted[1..^1]);
        LooksLikeRelease |= ReleaseNames.Contains(name, StringComparer.Ordinal);
        if (names.Count < MostNames)
            names.Add(name);
        return name switch
        {
            "releases" => ObjectMember.Releases,
            "records" => ObjectMember.Records,
            "ocid" => ObjectMember.Ocid,
            "compiledRelease" => ObjectMember.CompiledRelease,
            "versionedRelease" => ObjectMember.VersionedRelease,
            _ => ObjectMember.Other,
        };
    }
}
