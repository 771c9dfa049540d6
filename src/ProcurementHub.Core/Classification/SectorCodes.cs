using System.Collections.Frozen;

namespace ProcurementHub.Core.Classification;

/// <summary>From classification codes to sectors: the longest known beginning of a code decides.</summary>
internal sealed class SectorCodes
{
    private const char Unspsc = 'u', Cpv = 'c', Isic = 'i';

    /// <summary>A whole UNSPSC commodity; further digits say nothing about trades.</summary>
    private const int Longest = 8;

    // Keys are the letter of the scheme and the beginning of a code. No sectors: known, and nobody's trade.
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> sectors;
    private readonly (string Name, char Scheme)[] schemes;

    internal SectorCodes(SectorData data)
    {
        var lists = new Dictionary<string, List<string>>();
        schemes = [.. Names(data.Schemes.Unspsc, Unspsc), .. Names(data.Schemes.Cpv, Cpv), .. Names(data.Schemes.Isic, Isic)];
        foreach (var row in data.Sectors) AddAll(row.Unspsc, row.Cpv, row.Isic, row.Code);
        AddAll(data.NoSector.Unspsc, data.NoSector.Cpv, data.NoSector.Isic, null);
        sectors = lists.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

        void AddAll(string unspsc, string cpv, string isic, string? sector)
        {
            Add(Unspsc, unspsc, sector);
            Add(Cpv, cpv, sector);
            Add(Isic, isic, sector);
        }

        void Add(char scheme, string prefixes, string? sector)
        {
            foreach (var prefix in prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!lists.TryGetValue(scheme + prefix, out var list)) lists.Add(scheme + prefix, list = []);
                if (sector is not null) list.Add(sector);
            }
        }
    }

    /// <summary>
    /// The sectors of one code, with the length of the beginning that decided. Null where the scheme is foreign, the
    /// code malformed or its beginning unknown; empty where the data file says that it is nobody's trade.
    /// </summary>
    internal (string[] Sectors, int Length)? Find(string? scheme, ReadOnlySpan<char> id)
    {
        Span<char> key = stackalloc char[Longest + 1];
        key[0] = Scheme(scheme);
        var digits = key[0] switch
        {
            Unspsc => UnspscDigits(id),
            Cpv => CpvDigits(id),
            Isic => IsicDigits(id),
            _ => [],
        };
        if (digits.Length > Longest) digits = digits[..Longest];
        digits.CopyTo(key[1..]);
        for (var length = digits.Length; length >= 2; length--)
        {
            if (sectors.TryGetValue(key[..(length + 1)], out var found)) return (found, length);
        }
        return null;
    }

    private static IEnumerable<(string, char)> Names(string names, char scheme) =>
        names.Split("; ").Select(name => (name, scheme));

    /// <summary>Publishers write "UNSPSC", "x_UNSPSC", "cpv", "CPV2008", "CIIU Rev. 4": the name within decides.</summary>
    private char Scheme(ReadOnlySpan<char> written)
    {
        foreach (var (name, scheme) in schemes)
        {
            if (written.Contains(name, StringComparison.OrdinalIgnoreCase)) return scheme;
        }
        return '\0';
    }

    /// <summary>Whole levels of two digits; 10 with the business function, 16 a CUBSO item; "V1." is SECOP's.</summary>
    private static ReadOnlySpan<char> UnspscDigits(ReadOnlySpan<char> id)
    {
        id = id.Trim();
        if (id.StartsWith("V1.", StringComparison.OrdinalIgnoreCase)) id = id[3..];
        // National catalogues number their items behind the commodity: 43211503-001.
        if (id.Length > 9 && id[8] == '-' && !id[9..].ContainsAnyExceptInRange('0', '9')) id = id[..8];
        if (id.ContainsAnyExceptInRange('0', '9') || id.Length is not (2 or 4 or 6 or 8 or 10 or 16)) return [];
        // Coarse codes are filled up with zeros: 72000000 is the segment 72, no family 7200.
        if (id.Length >= 8) id = id[..8];
        while (id.Length > 2 && id.EndsWith("00")) id = id[..^2];
        return id;
    }

    /// <summary>Eight digits, with or without the check digit; fewer where the zeros were left off.</summary>
    private static ReadOnlySpan<char> CpvDigits(ReadOnlySpan<char> id)
    {
        id = id.Trim();
        if (id.Length == 10 && id[8] == '-' && char.IsAsciiDigit(id[9])) id = id[..8];
        return id.Length is < 2 or > 8 || id.ContainsAnyExceptInRange('0', '9') ? [] : id;
    }

    /// <summary>Two to four digits, in some lists with the letter of the section before them.</summary>
    private static ReadOnlySpan<char> IsicDigits(ReadOnlySpan<char> id)
    {
        id = id.Trim();
        if (!id.IsEmpty && char.IsAsciiLetter(id[0])) id = id[1..];
        return id.Length is < 2 or > 4 || id.ContainsAnyExceptInRange('0', '9') ? [] : id[..2];
    }
}
