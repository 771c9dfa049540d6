namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Cuts the sections of a mail to what a person reads. Each has an even share; what one does not need goes to the others in
/// their order, so that none is pushed out and no place stays empty.
/// </summary>
internal static class Shares
{
    public static IReadOnlyList<DigestSection> Of(IEnumerable<DigestSection> sections, int most)
    {
        var filled = sections.Where(section => section.Items.Count > 0).ToList();
        if (filled.Count == 0)
            return [];
        var shares = filled.ConvertAll(section => Math.Min(section.Items.Count, most / filled.Count));
        var left = most - shares.Sum();
        for (var at = 0; at < filled.Count && left > 0; at++)
        {
            var more = Math.Min(left, filled[at].Items.Count - shares[at]);
            shares[at] += more;
            left -= more;
        }

        return [.. filled.Select((section, at) => Cut(section, shares[at]))];
    }

    /// <summary>The same digest with an eighth fewer items in each section and of plans, and one at least in all.</summary>
    public static Digest Fewer(Digest digest)
    {
        if (digest.Plans is { } plans)
            digest = digest with { Plans = plans.Cut(Math.Max(1, plans.Items.Count - ((plans.Items.Count + 7) / 8))) };
        var shares = digest.Sections.Select(section => section.Items.Count - (section.Items.Count + 7) / 8).ToList();
        if (shares.Count > 0 && shares.Sum() == 0)
            shares[0] = 1;
        return digest with { Sections = [.. digest.Sections.Select((section, at) => Cut(section, shares[at]))] };
    }

    private static DigestSection Cut(DigestSection section, int items) =>
        section with { Items = [.. section.Items.Take(items)], More = section.Total - items };
}
