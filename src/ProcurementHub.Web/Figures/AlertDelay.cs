using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Web.Figures;

/// <summary>How long after their publication notices reached readers of one rhythm.</summary>
/// <param name="Rhythm">h, d or w.</param>
/// <param name="Notices">That went out; one that went to ten readers counts ten times.</param>
/// <param name="Known">Of how many the source says when it published them; the other figures are of these.</param>
/// <param name="Half">Half of them went out in less than so many hours; null where none is known.</param>
/// <param name="NineTenths">The same of nine tenths.</param>
public sealed record AlertDelay(string Rhythm, long Notices, long Known, int? Half, int? NineTenths)
{
    public static IReadOnlyList<AlertDelay> Of(IReadOnlyList<MailDelay> delays) =>
        [.. Rhythms.Select(rhythm => Of(rhythm, [.. delays.Where(delay => delay.Rhythm == rhythm)])).Where(delay => delay.Notices > 0)];

    // The quickest first.
    private static readonly string[] Rhythms = ["h", "d", "w"];

    private static AlertDelay Of(string rhythm, IReadOnlyList<MailDelay> delays)
    {
        List<MailDelay> known = [.. delays.Where(delay => delay.Hours >= 0).OrderBy(delay => delay.Hours)];
        return new AlertDelay(rhythm, delays.Sum(delay => delay.Notices), known.Sum(delay => delay.Notices), Within(known, 5), Within(known, 9));
    }

    private static int? Within(IReadOnlyList<MailDelay> known, int tenths)
    {
        var (all, seen) = (known.Sum(delay => delay.Notices), 0L);
        foreach (var delay in known)
        {
            seen += delay.Notices;
            if (10 * seen >= tenths * all)
                return delay.Hours + 1;
        }

        return null;
    }
}
