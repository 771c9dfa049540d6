namespace ProcurementHub.Core.Classification;

/// <summary>Reads one text: each word that announces a place, and the names after it.</summary>
internal readonly ref struct PlaceReader(ReadOnlySpan<char> text, PlaceNames first, PlaceNames provinces, NamedPlaces places)
{
    /// <summary>The most words of a district's name, before a province and a department follow it.</summary>
    private const int LongestDistrict = 6;

    private readonly ReadOnlySpan<char> text = text;

    /// <param name="at">Where the first word that may announce a place begins.</param>
    internal void Read(int at)
    {
        while (true)
        {
            var next = at + 1;
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                var cursor = new WordCursor(text, at);
                if (cursor.MoveNext() && PlaceWords.Find(cursor.Word) is { } word) ReadNames(ref cursor, word);
                next = cursor.End;
            }
            var step = text[next..].IndexOfAny(PlaceWords.Beginnings);
            if (step < 0) return;
            at = next + step;
        }
    }

    /// <param name="cursor">On the announcing word; afterwards on the last word that was understood.</param>
    private void ReadNames(ref WordCursor cursor, PlaceWord word)
    {
        var (hasFirst, hasProvince) = (word.Level == RegionLevel.First, word.Level == RegionLevel.Province);
        var ahead = cursor;

        // "Provincia y departamento de Tacna" gives one name to both.
        while (ahead.MoveNext() && PlaceWords.IsAnd(ahead.Word) && ahead.MoveNext() && PlaceWords.Find(ahead.Word) is { } beside)
        {
            hasFirst |= beside.Level == RegionLevel.First;
            hasProvince |= beside.Level == RegionLevel.Province;
            cursor = ahead;
        }
        ahead = cursor;
        if (!ahead.MoveNext() || !ahead.IsAnnounced || !SkipLinks(ref ahead)) return;
        if (hasFirst && hasProvince) ReadBoth(ref cursor, ahead);
        else if (hasFirst) ReadFirst(ref cursor, ahead, word.IsPlural);
        else if (hasProvince) ReadProvinces(ref cursor, ahead, word.IsPlural);
        else ReadBeyondDistrict(ahead);
    }

    private void ReadBoth(ref WordCursor cursor, WordCursor ahead)
    {
        var province = ahead;
        if (provinces.Match(ref province) is { Count: > 0 } named) places.AddProvince(named);
        ReadFirst(ref cursor, ahead, isPlural: false);
    }

    private void ReadFirst(ref WordCursor cursor, WordCursor ahead, bool isPlural)
    {
        while (first.Match(ref ahead) is { Count: > 0 } named)
        {
            places.AddFirst(named);
            cursor = ahead;
            if (!MoveToNextName(ref ahead, isPlural, afterComma: true)) return;
        }
    }

    private void ReadProvinces(ref WordCursor cursor, WordCursor ahead, bool isPlural)
    {
        // "Las provincias de Arequipa" are those of the department, unless more are listed.
        var list = ahead;
        if (isPlural && first.Match(ref list) is { Count: > 0 } around
            && !(MoveToNextName(ref list, isPlural) && provinces.Match(ref list).Count > 0))
        {
            places.AddFirst(around);
            return;
        }
        while (provinces.Match(ref ahead) is { Count: > 0 } named)
        {
            places.AddProvince(Narrow(named, ahead));
            cursor = ahead;
            if (!MoveToNextName(ref ahead, isPlural)) return;
        }
    }

    /// <summary>"Provincia de Trujillo - La Libertad": the department that follows tells provinces of one name apart.</summary>
    private IReadOnlyList<Region> Narrow(IReadOnlyList<Region> candidates, WordCursor cursor)
    {
        if (candidates.Count == 1 || !cursor.MoveNext() || !SkipLinks(ref cursor)) return candidates;
        return places.Within(candidates, first.Match(ref cursor)) is { Count: > 0 } inside ? inside : candidates;
    }

    /// <summary>"Distrito de Alto Selva Alegre-Arequipa-Arequipa": a province and its department, one after the other.</summary>
    private void ReadBeyondDistrict(WordCursor cursor)
    {
        for (var words = 1; words <= LongestDistrict && cursor.MoveNext(); words++)
        {
            if (!cursor.IsParted) continue;
            if (!SkipLinks(ref cursor) || provinces.Match(ref cursor) is not { Count: > 0 } candidates) return;
            if (!cursor.MoveNext() || !SkipLinks(ref cursor)) return;
            if (places.Within(candidates, first.Match(ref cursor)) is { Count: > 0 } inside) places.AddProvince(inside);
            return;
        }
    }

    private static bool MoveToNextName(ref WordCursor cursor, bool afterAnySign, bool afterComma = false)
    {
        if (!cursor.MoveNext()) return false;
        var isNext = PlaceWords.IsAnd(cursor.Word)
            ? cursor.MoveNext()
            : (afterAnySign && cursor.IsParted) || (afterComma && cursor.IsAfterComma);
        return isNext && SkipLinks(ref cursor);
    }

    private static bool SkipLinks(ref WordCursor cursor)
    {
        while (PlaceWords.IsLink(cursor.Word))
        {
            if (!cursor.MoveNext() || !cursor.IsJoined) return false;
        }
        return true;
    }
}
