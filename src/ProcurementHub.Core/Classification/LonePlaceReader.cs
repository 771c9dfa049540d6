namespace ProcurementHub.Core.Classification;

/// <summary>
/// Reads one text for places that no word announces: names that are no other's, and three names that lie in each other
/// ("Simbal - Trujillo - La Libertad", or the other way round).
/// </summary>
internal readonly ref struct LonePlaceReader(ReadOnlySpan<char> text, CountryNames names, NamedPlaces places)
{
    private const int WordsOfAnEmergency = 6;

    private readonly ReadOnlySpan<char> text = text;

    internal void Read()
    {
        var cursor = new WordCursor(text, 0);
        var isOther = false;
        var words = 0;
        var emergency = -WordsOfAnEmergency;
        for (; cursor.MoveNext(); words++)
        {
            if (!isOther && names.MayBeginWith(cursor.Word) && (ReadAlone(ref cursor, words - emergency < WordsOfAnEmergency) || ReadNested(ref cursor))) continue;
            var about = PlaceWords.About(cursor.Word);
            if (about == WordBefore.Emergency) emergency = words;
            isOther = about == WordBefore.OtherThing || (isOther && PlaceWords.IsLink(cursor.Word));
        }
    }

    private bool ReadAlone(ref WordCursor cursor, bool isInEmergency)
    {
        if (names.Alone.Match(ref cursor) is not [var only]) return false;

        // "In the emergency declared for the whole country" something is bought for one village.
        if (only.Level > RegionLevel.Country || !isInEmergency) places.AddLone(only);
        return true;
    }

    private bool ReadNested(ref WordCursor cursor)
    {
        if (places.HasDistricts) return false;
        var ahead = cursor;
        if (names.Districts.Match(ref ahead) is { Count: > 0 } districts && MoveToName(ref ahead)
            && places.Within(districts, names.Provinces.Match(ref ahead)) is { Count: > 0 } inside && MoveToName(ref ahead)
            && places.Within(inside, names.First.Match(ref ahead)) is [var inner])
        {
            cursor = ahead;
            places.AddLone(inner);
            return true;
        }
        ahead = cursor;
        if (names.First.Match(ref ahead) is not { Count: > 0 } firsts || !MoveToName(ref ahead)
            || places.Within(names.Provinces.Match(ref ahead), firsts) is not { Count: > 0 } provinces || !MoveToName(ref ahead)
            || places.Within(names.Districts.Match(ref ahead), provinces) is not [var outer]) return false;
        cursor = ahead;
        places.AddLone(outer);
        return true;
    }

    private static bool MoveToName(ref WordCursor cursor) => cursor.MoveNext() && cursor.IsParted && PlaceReader.SkipLinks(ref cursor);
}
