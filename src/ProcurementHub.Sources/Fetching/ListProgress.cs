using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Fetching;

/// <summary>What a page of a list means for the walk.</summary>
/// <param name="Trouble">Why pages or rows that may be there will not be fetched.</param>
/// <param name="BringsNothing">All its rows were on pages before it.</param>
/// <param name="LooksAgain">Rows may have gone by: all pages are to be looked at once more.</param>
internal sealed record ListStep(bool GoesOn, string? Trouble = null, bool BringsNothing = false, bool LooksAgain = false);

/// <summary>Keeps count of a list's pages and rows, and knows when it has come to its end or goes round in circles.</summary>
internal sealed class ListProgress(PageRule pages, bool isCounted)
{
    // One page without anything new may be rows that were pushed along; two are a list that does not move on.
    private const int MostWithoutNews = 2;

    private readonly HashSet<string> rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> contents = new(StringComparer.Ordinal);
    private int? total;
    private int withoutNews;
    private bool hasShrunk;
    private bool isSecondLook;

    /// <summary>Number of the last page, as far as it is known.</summary>
    public int? Last { get; set; }

    public ListStep Judge(PageLook look, int number, string content)
    {
        var isRepeated = !contents.Add(content);
        if (!look.IsList)
            return NoList(number);
        var fresh = look.Rows.Count(row => rows.Add(row.Text));
        withoutNews = fresh > 0 ? 0 : withoutNews + 1;
        if (!isCounted)
            return Linked(look, fresh, number, isRepeated);
        return pages.Last is null && pages.Total is null ? Uncounted(look, fresh, number) : Counted(look, fresh, number);
    }

    /// <summary>The reader will say what is wrong with the page itself.</summary>
    private ListStep NoList(int number)
    {
        var isCutShort = Last is null && (isCounted || pages.Next is not null || pages.Cursor is not null || pages.LinkHeader);
        return new ListStep(number < Last, isCutShort ? "The page is not a list; the pages after it were not fetched." : null);
    }

    private ListStep Linked(PageLook look, int fresh, int number, bool isRepeated)
    {
        if (isRepeated)
            return new ListStep(false, "The page is the same as one before it, byte for byte; what comes after was not fetched.", BringsNothing: true);
        // Services that always give a cursor end with a page without rows.
        if (look.Rows.Count == 0 && look.CanCount && pages.Cursor is not null && HasRows && number > pages.From)
            return new ListStep(false, BringsNothing: true);
        return HasRows && fresh == 0 && withoutNews >= MostWithoutNews
            ? new ListStep(false, $"{MostWithoutNews} pages one after the other bring no row that was not there before; what comes after was not fetched.")
            : new ListStep(true);
    }

    /// <summary>Formats whose rows a walk does not look at have none.</summary>
    private bool HasRows => rows.Count > 0;

    /// <summary>Without a count the list ends with an empty page, or when pages bring nothing new.</summary>
    private ListStep Uncounted(PageLook look, int fresh, int number)
    {
        if (fresh > 0 || number == pages.From)
            return new ListStep(look.Rows.Count > 0);
        if (look.Rows.Count > 0 && withoutNews < MostWithoutNews)
            return new ListStep(true, BringsNothing: true);
        var isStuck = look.Rows.Count > 0 && number == pages.From + MostWithoutNews && look.Rows.Count >= pages.Size;
        return new ListStep(false, isStuck
            ? $"Page {number} brings the same rows as page {pages.From}: the portal does not turn its pages, or has one only, which the size in the definition would tell."
            : null, BringsNothing: true);
    }

    private ListStep Counted(PageLook look, int fresh, int number)
    {
        var before = total;
        total = look.Total ?? total;
        var told = look.Last ?? (look.Total is { } count ? pages.From + ((count + pages.Size - 1) / Math.Max(pages.Size, 1)) - 1 : null);
        hasShrunk |= look.Total < before;
        // A list that was emptied by mistake counts one page or none, whichever of its pages was asked for.
        if (Last is not null && told < number && (look.Total is null || look.Total < before / 2))
            return new ListStep(number < Last, $"The page is number {number} but says that there are {told}; those before it said {Last}.");
        Last = told ?? Last;
        var isLast = !(number < Last);
        var trouble = told is null && look.CanCount ? Uncounting() : null;
        if (trouble is null && fresh == 0 && look.Rows.Count > 0 && number > pages.From && !isSecondLook)
        {
            trouble = $"Page {number} brings no row that was not there before.";
            if (withoutNews >= MostWithoutNews)
                return new ListStep(false, $"{trouble[..^1]}, and neither did the one before it; what comes after was not fetched.", BringsNothing: true);
        }

        if (isLast && hasShrunk && !isSecondLook)
        {
            isSecondLook = true;
            return new ListStep(false, trouble, LooksAgain: true);
        }

        return new ListStep(!isLast, trouble, BringsNothing: isSecondLook && fresh == 0);
    }

    private string Uncounting() => Last is null
        ? "The page does not say how many pages there are; those after it were not fetched."
        : "The page does not say how many pages there are, as those before it did: it may be cut off.";
}
