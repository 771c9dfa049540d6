using System.Runtime.InteropServices;
using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>
/// How a month lies in its column: the names it uses, and then a column after the other, little-endian. Names are
/// numbered from 0 on for this month alone.
/// </summary>
internal static class PackedMonth
{
    // 2 was in no release.
    private const int Version = 3;

    // Packed before winners were read: the state of each notice stands where its award stands now.
    private const int WithoutWinners = 1;

    /// <summary>With what every month begins that is packed as this program packs them.</summary>
    public static byte[] Form { get; } = [Version, 0, 0, 0];

    public static byte[] Write(
        IReadOnlyList<PackedNotice> notices, IReadOnlyDictionary<long, string> sectors, IReadOnlyDictionary<long, string> regions)
    {
        var (entities, sources, types, sectorSets, regionSets) =
            (new NumberedNames(), new NumberedNames(), new NumberedNames(), new NumberedNames(), new NumberedNames());
        var awards = new PackedAwards();
        var columns = new List<int[]>
        {
            Column(row => row.Day ?? LeadTimeFacts.NoValue),
            Column(row => row.Exclusion),
            Column(row => row.Seconds ?? LeadTimeFacts.NoValue),
            Column(row => row.FinalSeconds ?? LeadTimeFacts.NoValue),
            Column(row => row.WorkingDays ?? LeadTimeFacts.NoValue),
            Column(row => row.Moves),
            Column(row => row.Minimum),
            Column(row => awards.Number(row)),
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

        awards.Write(writer);
        writer.Write(MemoryMarshal.AsBytes(notices.Select(row => row.NoticeId).ToArray().AsSpan()));
        foreach (var column in columns)
            writer.Write(MemoryMarshal.AsBytes(column.AsSpan()));
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
        var winners = version == WithoutWinners ? PackedAwards.None : PackedAwards.Read(reader);
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
            Awards = version == WithoutWinners ? Array.ConvertAll(Column(), PackedAwards.NumberOfStatus) : Column(),
            Winners = winners,
            Reserved = Column(),
            Entities = Named(entities),
            Sources = Named(sources),
            ProcedureTypes = Named(types),
            Categories = Column(),
            Sectors = Named(sectors),
            Regions = Named(regions),
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
