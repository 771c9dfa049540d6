using System.Data.Common;
using ProcurementHub.Core.Documents;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>How each source's lead times are counted, and whether it has given its history.</summary>
public sealed class LeadTimeSources(HubDatabase database)
{
    private const string All = """
        SELECT s.id, t.settings, t.gives_history
        FROM source AS s LEFT JOIN lead_time_source AS t ON t.source_id = s.id
        """;

    private const string Add = "INSERT INTO lead_time_source (source_id, settings, gives_history) VALUES (@id, @settings, @givesHistory)";

    private const string Change = "UPDATE lead_time_source SET settings = @settings, gives_history = @givesHistory WHERE source_id = @id";

    private const string NoticesAgain = "INSERT INTO lead_time_pending (notice_id, taken) SELECT id, 0 FROM notice WHERE source_id = @id";

    /// <returns>Of how many sources all notices are to be counted again.</returns>
    internal static async Task<int> ApplyAsync(DbTransaction transaction, LeadTimeSettings settings, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var row in await transaction.ListAsync<Row>(All, null, cancellationToken))
        {
            var now = settings.Of(row.Id);
            var text = settings.TextOf(now);
            var parameters = new { id = row.Id, settings = text, givesHistory = now.GivesHistory };
            if (row.Settings is null)
            {
                await transaction.RunAsync(Add, parameters, cancellationToken);
            }
            else if (row.Settings != text || row.GivesHistory != now.GivesHistory)
            {
                await transaction.RunAsync(Change, parameters, cancellationToken);
                await transaction.RunAsync(NoticesAgain, new { id = row.Id }, cancellationToken);
                changed++;
            }
        }

        return changed;
    }

    private const string Historical = "SELECT source_id FROM lead_time_source WHERE gives_history = 1";

    /// <summary>Those that were found to give their history. What they once gave is not taken back.</summary>
    public Task<IReadOnlyList<string>> GivingHistoryAsync(CancellationToken cancellationToken) =>
        database.ListAsync<string>(Historical, null, cancellationToken);

    private const string ReadDocuments = "SELECT DISTINCT url FROM document WHERE source_id = @sourceId AND outcome = @outcome";

    public Task<IReadOnlyList<string>> ReadDocumentsAsync(string sourceId, CancellationToken cancellationToken) =>
        database.ListAsync<string>(ReadDocuments, new { sourceId, outcome = (int)DocumentOutcome.Read }, cancellationToken);

    private sealed record Row
    {
        public required string Id { get; init; }

        public string? Settings { get; init; }

        public bool? GivesHistory { get; init; }
    }
}
