using System.Globalization;
using Dapper;
using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>
/// All lead times, kept in memory month by month: of the database only what changed since is read again. What staff hid
/// and how bodies were joined is asked each time, so both hold at once.
/// </summary>
public sealed class LeadTimeArchive(HubDatabase database) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private LeadTimeNames names = new();
    private Dictionary<int, (long Version, LeadTimeFacts Facts)> months = [];
    private string left = "";

    private const string State = """
        SELECT month, version FROM lead_time_month WHERE packed IS NOT NULL ORDER BY month;

        SELECT notice_id FROM hidden_notice ORDER BY notice_id;

        SELECT id, survivor_id FROM entity WHERE survivor_id <> id ORDER BY id;

        SELECT MAX(as_of) AS as_of FROM lead_time_state;

        SELECT COUNT(DISTINCT notice_id) FROM lead_time_pending;
        """;

    private const string Packed = "SELECT month, version, packed FROM lead_time_month WHERE month = @month";

    public async Task<LeadTimeTable> ReadAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(State, cancellationToken: cancellationToken));
            var known = (await answers.ReadAsync<(int Month, long Version)>()).AsList();
            var hidden = (await answers.ReadAsync<long>()).AsList();
            var joined = (await answers.ReadAsync<(long Id, long Survivor)>()).AsList();
            var asOf = await answers.ReadSingleAsync<Moment>();
            var waiting = await answers.ReadSingleAsync<int>();
            ForgetWhere($"{string.Join(',', hidden)};{string.Join(',', joined)}");
            var changed = known.Where(month => !months.TryGetValue(month.Month, out var kept) || kept.Version != month.Version).ToList();
            if (changed.Count > 0)
                await ReadAsync(changed.ConvertAll(month => month.Month), hidden.ToHashSet(), joined, cancellationToken);
            return new LeadTimeTable([.. known.Select(month => months[month.Month].Facts)], names, asOf.AsOf, waiting);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private void ForgetWhere(string leftNow)
    {
        if (left == leftNow)
            return;
        (names, months, left) = (new LeadTimeNames(), [], leftNow);
    }

    private async Task ReadAsync(
        IReadOnlyList<int> changed, HashSet<long> hidden, IReadOnlyList<(long Id, long Survivor)> joined, CancellationToken cancellationToken)
    {
        var survivors = joined.ToDictionary(row => Text(row.Id), row => Text(row.Survivor), StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var month in changed)
        {
            var row = await connection.QuerySingleAsync<MonthRow>(new CommandDefinition(Packed, new { month }, cancellationToken: cancellationToken));
            months[month] = (row.Version, PackedMonth.Read(month, row.Packed, names, hidden, entity => survivors.GetValueOrDefault(entity, entity)));
        }
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record Moment
    {
        public DateTimeOffset? AsOf { get; init; }
    }

    private sealed record MonthRow
    {
        public required int Month { get; init; }

        public required long Version { get; init; }

        public required byte[] Packed { get; init; }
    }
}
