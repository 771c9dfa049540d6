using System.Text.Json.Serialization;

namespace ProcurementHub.Core.Notices;

/// <summary>
/// The firms to which a call was awarded, by size. Each firm counts once for its call, however many lots it won, because
/// it is the buyer who cuts a call into lots; of a group that won together each member counts. Firms that only tendered,
/// and subcontractors, are not among them.
/// </summary>
/// <param name="Count">All that the source names, also those whose size it does not say.</param>
/// <param name="Sme">Micro, small or medium, without the source saying which.</param>
public sealed record Winners(int Count, int Micro = 0, int Small = 0, int Medium = 0, int Sme = 0, int Large = 0)
{
    /// <summary>Of how many the source says the size.</summary>
    [JsonIgnore]
    public int Sized => SmallFirms + Large;

    /// <summary>
    /// What the hub calls a small firm among winners: micro, small or medium, as the European Union counts (Recommendation
    /// 2003/361/EC). Sources often write only "sme", of which nobody can tell the micro and small ones; a narrower count
    /// would have to leave those out. Peru's PROMPYME counted micro and small firms only: its figure is of a narrower kind.
    /// </summary>
    [JsonIgnore]
    public int SmallFirms => Micro + Small + Medium + Sme;

    /// <returns>Null where no winner is named.</returns>
    public static Winners? Of(IReadOnlyCollection<FirmSize> sizes)
    {
        return sizes.Count == 0 ? null
            : new Winners(sizes.Count, Of(FirmSize.Micro), Of(FirmSize.Small), Of(FirmSize.Medium), Of(FirmSize.Sme), Of(FirmSize.Large));

        int Of(FirmSize size) => sizes.Count(one => one == size);
    }
}
