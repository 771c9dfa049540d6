using System.Runtime.InteropServices;
using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>
/// How a month lies in its column: the names it uses, and then a column after the other, little-endian. Names are
/// numbered from 0 on for this month alone. Few notices name a winner: those rows alone come last, with their numbers.
/// </summary>
internal static class PackedMonth
{
    private const int Version = 2;

    // Packed before winners were read, so it has none.
    private const int WithoutWinners = 1;

    public static byte[] Write(
        IReadOnlyList<PackedNotice> notices, IReadOnlyDictionary<long, string> sectors, IReadOnlyDictionary<long, string> regions)
    {
        var (entities, sources, types, sectorSets, regionSets) =
            (new NumberedNames(), new NumberedNames(), new NumberedNames(), new NumberedNames(), new NumberedNames());
        var columns = new List<int[]>
        {
            Column(row => row.Day ?? LeadTimeFacts.NoValue),
            Column(row => row.Exclusion),
            Column(row => row.Seconds ?? LeadTimeFacts.NoValue),
            Column(row => row.FinalSeconds ?? LeadTimeFacts.NoValue),
            Column(row => row.WorkingDays ?? LeadTimeFacts.NoValue),
            Column(row => row.Moves),
            Column(row => row.Minimum),
            Column(row => row.Status),
            Column(row => row.SmeReserved is { } reserved ? reserved ? 1 : 0 : -1),
            Column(row => row.EntityId is { } id ? entities.Number(id.ToString(System.Globalization.CultureInfo.InvariantCulture)) : -1),
            Column(row => sources.Number(row.SourceId)),
            Column(row => row.ProcedureType is { } type ? types.Number(type) : -1),
            Column(row => row.Category - 1),
            Column(row => sectorSets.Number(sectors.GetValueOrDefault(row.NoticeId, ""))),
            Column(row => regionSets.Number(regions.GetValueOrDefault(row.NoticeId, ""))),
        };
        using var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed);
        writer.Write(Version);
        writer.Write(notices.Count);
        foreach (var names in new[] { entities, sources, types, sectorSets, regionSets })
        {
            var list = names.ToArray();
            writer.Write(list.Length);
            foreach (var name in list)
                writer.Write(name);
        }

        writer.Write(MemoryMarshal.AsBytes(notices.Select(row => row.NoticeId).ToArray().AsSpan()));
        foreach (var column in columns)
            writer.Write(MemoryMarshal.AsBytes(column.AsSpan()));
        WriteWinners(writer, notices);
        writer.Flush();
        return packed.ToArray();

        int[] Column(Func<PackedNotice, int> value)
        {
            var column = new int[notices.Count];
            for (var row = 0; row < column.Length; row++)
                column[row] = value(notices[row]);
            return column;
        }
    }

    /// <param name="hidden">Notices that are left out.</param>
    /// <param name="bodyOf">The body that stands for an entity.</param>
    public static LeadTimeFacts Read(int month, byte[] packed, LeadTimeNames names, IReadOnlySet<long> hidden, Func<string, string> bodyOf)
    {
        using var stream = new MemoryStream(packed);
        using var reader = new BinaryReader(stream);
        var version = reader.ReadInt32();
        if (version is not (Version or WithoutWinners))
            throw new InvalidDataException($"The lead times of {month} are packed in a form {version} that this program does not know.");
        var count = reader.ReadInt32();
        var entities = Numbers(name => names.Entities.Number(bodyOf(name)));
        var sources = Numbers(names.Sources.Number);
        var types = Numbers(names.ProcedureTypes.Number);
        var sectors = Numbers(names.SectorSets.Number);
        var regions = Numbers(names.RegionSets.Number);
        var kept = Shown(MemoryMarshal.Cast<byte, long>(reader.ReadBytes(count * sizeof(long))), hidden);
        return new LeadTimeFacts
        {
            Month = month,
            Days = Column(),
            Exclusions = Array.ConvertAll(Column(), value => (LeadTimeExclusion)value),
            Seconds = Column(),
            FinalSeconds = Column(),
            WorkingDays = Column(),
            Moves = Column(),
            Minimums = Array.ConvertAll(Column(), value => (MinimumState)value),
            Statuses = Column(),
            Reserved = Column(),
            Entities = Named(entities),
            Sources = Named(sources),
            ProcedureTypes = Named(types),
            Categories = Column(),
            Sectors = Named(sectors),
            Regions = Named(regions),
            Winners = version == WithoutWinners ? [] : ReadWinners(reader, count, kept),
        };

        int[] Numbers(Func<string, int> number)
        {
            var numbers = new int[reader.ReadInt32()];
            for (var at = 0; at < numbers.Length; at++)
                numbers[at] = number(reader.ReadString());
            return numbers;
        }

        int[] Column()
        {
            var column = new int[count];
            stream.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
            return kept is null ? column : Array.ConvertAll(kept, row => column[row]);
        }

        int[] Named(int[] numbers)
        {
            var column = Column();
            for (var row = 0; row < column.Length; row++)
                column[row] = column[row] < 0 ? -1 : numbers[column[row]];
            return column;
        }
    }

    private static void WriteWinners(BinaryWriter writer, IReadOnlyList<PackedNotice> notices)
    {
        var rows = Enumerable.Range(0, notices.Count).Where(row => notices[row].WinnerCount > 0).ToList();
        writer.Write(rows.Count);
        foreach (var row in rows)
        {
            writer.Write(row);
            writer.Write(notices[row].WinnerCount ?? 0);
            writer.Write(notices[row].WinnerSized ?? 0);
            writer.Write(notices[row].WinnerSmall ?? 0);
        }
    }

    private static WinnerCounts[] ReadWinners(BinaryReader reader, int count, int[]? kept)
    {
        var rows = reader.ReadInt32();
        if (rows == 0)
            return [];
        var winners = new WinnerCounts[count];
        for (var at = 0; at < rows; at++)
            winners[reader.ReadInt32()] = new WinnerCounts(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        return kept is null ? winners : Array.ConvertAll(kept, row => winners[row]);
    }

    /// <returns>Null where all are.</returns>
    private static int[]? Shown(ReadOnlySpan<long> notices, IReadOnlySet<long> hidden)
    {
        if (hidden.Count == 0)
            return null;
        var shown = new List<int>(notices.Length);
        for (var row = 0; row < notices.Length; row++)
        {
            if (!hidden.Contains(notices[row]))
                shown.Add(row);
        }

        return shown.Count == notices.Length ? null : [.. shown];
    }
}
