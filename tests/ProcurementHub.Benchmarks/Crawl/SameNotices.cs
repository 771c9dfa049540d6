using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Benchmarks.Crawl;

/// <summary>Holds what the hub has stored against what Scrapy has written, call by call and field by field.</summary>
internal static partial class SameNotices
{
    private const string Stored = "SELECT v.content FROM notice AS n JOIN notice_version AS v ON v.id = n.version_id";

    private static readonly TimeSpan PortalOffset = TimeSpan.FromHours(-5);

    /// <returns>Null where they say the same.</returns>
    public static string? WhyNot(string database, string written, int calls)
    {
        var notices = Notices(database);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = 0;
        foreach (var line in File.ReadLines(written))
        {
            using var parsed = JsonDocument.Parse(line);
            var item = parsed.RootElement;
            // The rows of the lists say less than the pages of the calls.
            if (!item.TryGetProperty("schedule", out _))
                continue;
            seen++;
            if (!notices.TryGetValue(Text(item, "url")!, out var notice))
                return $"Nothing is stored of {Text(item, "url")}.";
            if (Fields(item, notice).FirstOrDefault(field => field.Published != field.Stored) is { Name: not null } field)
                return $"{notice.Url}, {field.Name}: '{field.Published}' and '{field.Stored}'.";
            if (Coded(item, notice).FirstOrDefault(code => !IsOneToOne(codes, code.Name, code.Published, code.Stored)) is { Name: not null } code)
                return $"{notice.Url}, {code.Name}: '{code.Published}' is read as '{code.Stored}' here and as another elsewhere.";
        }

        return seen == calls && notices.Count == calls ? null : $"{seen} calls are written, and {notices.Count} notices stored.";
    }

    private static Dictionary<string, NoticeContent> Notices(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Stored;
        using var reader = command.ExecuteReader();
        var notices = new Dictionary<string, NoticeContent>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var notice = NoticeJson.Read(reader.GetString(0));
            notices.Add(notice.Url!, notice);
        }

        return notices;
    }

    private static IEnumerable<(string Name, string? Published, string? Stored)> Fields(JsonElement item, NoticeContent notice)
    {
        yield return ("procedureCode", Text(item, "procedureCode"), notice.ProcedureCode);
        yield return ("call", Text(item, "call"), notice.Call?.ToString(CultureInfo.InvariantCulture));
        yield return ("procedureType", Text(item, "procedureType"), notice.ProcedureType);
        yield return ("published", Text(item, "published"), Minute(notice.Published));
        yield return ("entityName", Text(item, "entityName"), notice.Entity?.Name);
        yield return ("entityId", Text(item, "entityId"), notice.Entity?.Id);
        yield return ("description", Text(item, "description"), notice.Description);
        yield return ("amount", Text(item, "amount"), Shown(notice.Amount));
        yield return ("schedule", string.Join('|', Rows(item, "schedule").Select(row => $"{row[0]} {row[1]} {row[2]}")), string.Join('|', notice.Schedule.Select(Shown)));
        yield return ("items", Codes(Rows(item, "items").Select(row => row[1])), Codes(notice.Classifications.Select(code => code.Id)));
        yield return ("documents", Files(item), string.Join('|', notice.Documents.Select(file => $"{file.Title} {file.Url} {Minute(file.Published)}")));
    }

    /// <summary>Fields of which the hub keeps a code in place of the portal's word.</summary>
    private static IEnumerable<(string Name, string? Published, string? Stored)> Coded(JsonElement item, NoticeContent notice)
    {
        yield return ("status", Text(item, "status"), notice.Status.ToString());
        yield return ("category", Text(item, "category"), notice.Category.ToString());
        yield return ("currency", Text(item, "currency"), notice.Amount.Currency);
        yield return ("smeReserved", Rows(item, "items") is [var first, ..] ? first[5] : null, notice.SmeReserved?.ToString());
        if (Rows(item, "places") is [[_, _, { } district], ..])
            yield return ("places", district, notice.Regions.Count > 0 ? district : null);
    }

    private static bool IsOneToOne(Dictionary<string, string> codes, string name, string? published, string? stored)
    {
        var key = $"{name} {published}";
        return (published is null) == (stored is null) && (codes.TryAdd(key, stored ?? "") || codes[key] == (stored ?? ""));
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var text) ? Plain(text.GetString()) : null;

    private static List<List<string?>> Rows(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(cell => Plain(cell.GetString())).ToList())
            .Where(cells => cells.Count > 1)];

    private static string Files(JsonElement item) => string.Join(
        '|', item.GetProperty("documents").EnumerateArray().Select(file => $"{Text(file, "title")} {Text(file, "url")} {Text(file, "published")}"));

    private static string Codes(IEnumerable<string?> codes) => string.Join(' ', codes.Where(code => code is not null).Distinct().Order(StringComparer.Ordinal));

    private static string? Shown(Amount amount) => amount.State switch
    {
        AmountState.Published => amount.Value!.Value.ToString("#,0.00", CultureInfo.InvariantCulture),
        AmountState.Hidden => "---",
        _ => null,
    };

    private static string Shown(ScheduleStage stage) =>
        $"{stage.Name} {Bound(stage.Start, TimeOnly.MinValue)} {Bound(stage.End, new TimeOnly(23, 59, 59))}";

    /// <summary>A day without a time of day begins at its first second and ends at its last.</summary>
    private static string? Bound(DateTimeOffset? at, TimeOnly whole) =>
        at is { } instant && TimeOnly.FromDateTime(instant.ToOffset(PortalOffset).DateTime) == whole
            ? instant.ToOffset(PortalOffset).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : Minute(at);

    private static string? Minute(DateTimeOffset? at) => at?.ToOffset(PortalOffset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string? Plain(string? text) => text is null ? null : Blanks().Replace(text, " ").Trim() is { Length: > 0 } plain ? plain : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
