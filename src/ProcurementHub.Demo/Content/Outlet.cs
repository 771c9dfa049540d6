namespace ProcurementHub.Demo.Content;

/// <summary>Where a call is published; each appears in one outlet only.</summary>
public enum Outlet
{
    /// <summary>The HTML portal: seven calls of ten.</summary>
    Portal,

    /// <summary>The OCDS feed: three calls of ten.</summary>
    Feed,
}

/// <summary>Of every ten calls in a row, the third, sixth and ninth go to the feed: a page is found by arithmetic.</summary>
internal static class Outlets
{
    private static readonly int[] FeedPlaces = [2, 5, 8];
    private static readonly int[] PortalPlaces = [0, 1, 3, 4, 6, 7, 9];

    public static Outlet Of(int index) => FeedPlaces.Contains(index % 10) ? Outlet.Feed : Outlet.Portal;

    public static int Count(Outlet outlet, int notices) =>
        notices / 10 * Places(outlet).Length + Places(outlet).Count(place => place < notices % 10);

    /// <summary>The index of the outlet's call number <paramref name="rank"/>, counted from 0, the oldest.</summary>
    public static int IndexOf(Outlet outlet, int rank)
    {
        var places = Places(outlet);
        return rank / places.Length * 10 + places[rank % places.Length];
    }

    private static int[] Places(Outlet outlet) => outlet == Outlet.Feed ? FeedPlaces : PortalPlaces;
}
