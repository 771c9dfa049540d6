namespace ProcurementHub.Core.Classification;

/// <summary>Reads one text: each word that announces a place, and the names after it.</summary>
internal readonly ref struct PlaceReader(ReadOnlySpan<char> text, CountryNames names, NamedPlaces places)
{
    /// <summary>The most words of a district's name that is not known, before a province and a department follow it.</summary>
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
        var levels = Levels(ref cursor, word);
        var ahead = cursor;
        if (!ahead.MoveNext() || !ahead.IsAnnounced || !SkipLinks(ref ahead)) return;
        if (levels.Count > 1) ReadAll(ref cursor, ahead, levels, word.IsPlural);
        else if (word.Level == RegionLevel.First) ReadFirst(ref cursor, ahead, word.IsPlural);
        else if (word.Level == RegionLevel.Province) ReadProvinces(ref cursor, ahead, word.IsPlural);
        else ReadDistricts(ref cursor, ahead, word.IsPlural);
    }

    /// <summary>"Provincia y departamento de Tacna", "distrito, provincia y región de Puno" give one name to all of them.</summary>
    /// <param name="cursor">On the first announcing word; afterwards on the last.</param>
    /// <param name="word">What the first says.</param>
    private static HashSet<RegionLevel> Levels(ref WordCursor cursor, PlaceWord word)
    {
        HashSet<RegionLevel> levels = [word.Level];
        var ahead = cursor;
        while (ahead.MoveNext())
        {
            if (PlaceWords.IsAnd(ahead.Word) ? !ahead.MoveNext() : !ahead.IsAfterComma) break;
            if (PlaceWords.Find(ahead.Word) is not { } beside) break;
            levels.Add(beside.Level);
            cursor = ahead;
        }
        return levels;
    }

    private void ReadAll(ref WordCursor cursor, WordCursor ahead, HashSet<RegionLevel> levels, bool isPlural)
    {
        var named = ahead;
        if (levels.Contains(RegionLevel.District) && names.Districts.Match(ref named) is { Count: > 0 } districts)
        {
            places.AddDistrict(districts);
            cursor = named;
        }
        named = ahead;
        if (levels.Contains(RegionLevel.Province) && names.Provinces.Match(ref named) is { Count: > 0 } provinces)
        {
            places.AddProvince(provinces);
            cursor = named;
        }
        if (levels.Contains(RegionLevel.First)) ReadFirst(ref cursor, ahead, isPlural);
    }

    private void ReadFirst(ref WordCursor cursor, WordCursor ahead, bool isPlural)
    {
        while (names.First.Match(ref ahead) is { Count: > 0 } named)
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
        if (isPlural && names.First.Match(ref list) is { Count: > 0 } around
            && !(MoveToNextName(ref list, isPlural) && names.Provinces.Match(ref list).Count > 0))
        {
            places.AddFirst(around);
            return;
        }
        while (names.Provinces.Match(ref ahead) is { Count: > 0 } named)
        {
            places.AddProvince(Narrow(named, ahead));
            cursor = ahead;
            if (!MoveToNextName(ref ahead, isPlural)) return;
        }
    }

    private void ReadDistricts(ref WordCursor cursor, WordCursor ahead, bool isPlural)
    {
        var begin = ahead;
        List<IReadOnlyList<Region>> listed = [];
        var isAround = false;
        while (!isAround && names.Districts.Match(ref ahead, allPossible: true) is { Count: > 0 } named)
        {
            listed.Add(named);
            cursor = ahead;

            // "Distritos de Cerro Colorado, La Joya, Arequipa": the last is where the others are, and no other district.
            isAround = AddAround(listed, ahead);
            if (!isAround && !MoveToNextName(ref ahead, isPlural)) break;
        }
        if (!isAround) ReadBeyondDistrict(begin);
        foreach (var candidates in listed) places.AddDistrict(candidates);
    }

    /// <summary>"Distrito de Moche, Trujillo": the province or department that follows, if a district listed lies in it.</summary>
    private bool AddAround(List<IReadOnlyList<Region>> listed, WordCursor cursor)
    {
        if (!cursor.MoveNext() || !SkipLinks(ref cursor)) return false;
        var ahead = cursor;
        if (names.Provinces.Match(ref ahead) is { Count: > 0 } provinces && places.HasWithin(listed, provinces))
        {
            places.AddProvince(provinces);
            return true;
        }
        if (names.First.Match(ref cursor) is not [var first] || !places.HasWithin(listed, [first])) return false;
        places.AddFirst([first]);
        return true;
    }

    /// <summary>"Provincia de Trujillo - La Libertad": the department that follows tells provinces of one name apart.</summary>
    private IReadOnlyList<Region> Narrow(IReadOnlyList<Region> candidates, WordCursor cursor)
    {
        if (candidates.Count == 1 || !cursor.MoveNext() || !SkipLinks(ref cursor)) return candidates;
        return places.Within(candidates, names.First.Match(ref cursor)) is { Count: > 0 } inside ? inside : candidates;
    }

    /// <summary>"Distrito de Alto Nuevo-Arequipa-Arequipa": of a name that is not known the province and its department.</summary>
    private void ReadBeyondDistrict(WordCursor cursor)
    {
        for (var words = 1; words <= LongestDistrict && cursor.MoveNext(); words++)
        {
            if (!cursor.IsParted) continue;
            if (!SkipLinks(ref cursor) || names.Provinces.Match(ref cursor) is not { Count: > 0 } candidates) return;
            if (!cursor.MoveNext() || !SkipLinks(ref cursor)) return;
            if (places.Within(candidates, names.First.Match(ref cursor)) is { Count: > 0 } inside) places.AddProvince(inside);
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

    internal static bool SkipLinks(ref WordCursor cursor)
    {
        while (PlaceWords.IsLink(cursor.Word))
        {
            if (!cursor.MoveNext() || !cursor.IsJoined) return false;
        }
        return true;
    }
}
