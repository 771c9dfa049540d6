using Microsoft.Data.Sqlite;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>
/// What the hub did, held against what it had to do. Read from the database when the hub has stopped, by statements of its
/// own: which digests were due follows from the matches, and which mails arrived from the server that took them.
/// </summary>
internal sealed class SoakBooks(string database, DateTimeOffset stopped)
{
    // A pass looks every minute, and takes its time with many: what came later than this need not be told yet.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(3);

    private readonly List<string> _wrong = [];

    public long Digests { get; private set; }

    /// <summary>Digests that had to be, by subscriber and period.</summary>
    public long Expected { get; private set; }

    public long Mails { get; private set; }

    public IReadOnlyList<string> Read(string taken)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        CheckMatches(connection);
        CheckDigests(connection);
        CheckMails(connection, taken);
        return _wrong;
    }

    private const string Asked = "CREATE TEMP TABLE asked AS SELECT criteria_hash, COUNT(*) AS firms FROM subscription WHERE frequency <> 0 GROUP BY criteria_hash";

    // Without the table of its own each group would look through all subscriptions.
    private const string Groups = """
        SELECT COUNT(*) FROM (
            SELECT COUNT(*) AS matched, s.criteria_hash
            FROM notice_match AS m JOIN subscription AS s ON s.id = m.subscription_id
            GROUP BY m.version_id, s.criteria_hash) AS found
        JOIN asked AS a ON a.criteria_hash = found.criteria_hash
        WHERE found.matched <> a.firms
        """;

    /// <summary>Everybody with the same search has the same matches: all of them asked before the first notice came.</summary>
    private void CheckMatches(SqliteConnection connection)
    {
        Run(connection, Asked);
        Expect(0, Number(connection, Groups), "versions matched for some of those with the same search, and not for all");
        Expect(0, Number(connection, "SELECT COUNT(*) FROM notice_version WHERE match_state = 0"), "versions still wait to be matched");
    }

    private const string Rhythms = """
        SELECT u.id, s.frequency, u.time_zone, u.send_hour
        FROM subscriber AS u JOIN subscription AS s ON s.subscriber_id = u.id
        WHERE s.frequency <> 0 AND u.active = 1
        """;

    private const string Made = "SELECT id, subscriber_id, composed_at FROM digest ORDER BY subscriber_id, composed_at";

    // News without doubt: open until long after, and never told before in another version.
    private const string News = """
        SELECT s.subscriber_id, MIN(m.matched_at), MAX(m.digest_id)
        FROM notice_match AS m JOIN subscription AS s ON s.id = m.subscription_id JOIN notice AS n ON n.id = m.notice_id
        WHERE n.status = 2 AND n.deadline_at > @stopped AND s.frequency <> 0
        GROUP BY s.subscriber_id, m.notice_id
        """;

    private void CheckDigests(SqliteConnection connection)
    {
        var rhythms = Rows(connection, Rhythms, row => (Id: row.GetInt64(0), Rhythm: new SoakRhythm(row.GetInt32(1), row.GetString(2), row.GetInt32(3))))
            .ToDictionary(row => row.Id, row => row.Rhythm);
        var made = Rows(connection, Made, row => (Id: row.GetInt64(0), Subscriber: row.GetInt64(1), At: At(row.GetInt64(2)))).ToLookup(row => row.Subscriber);
        Digests = made.Sum(digests => digests.Count());
        var twice = made.Sum(digests => digests.Count() - digests.Select(digest => rhythms[digest.Subscriber].StartAt(digest.At)).Distinct().Count());
        Expect(0, twice, "digests beyond one a subscriber and period");
        Expect(0, Number(connection, "SELECT COUNT(*) FROM digest WHERE id NOT IN (SELECT digest_id FROM notice_match WHERE digest_id IS NOT NULL)"), "digests that tell nothing");
        Expect(0, Number(connection, "SELECT COUNT(*) FROM notice_match WHERE digest_id IS NOT NULL AND digest_id NOT IN (SELECT id FROM digest)"), "matches told in a digest that is not there");

        var expected = new HashSet<(long Subscriber, DateTimeOffset Period)>();
        var untold = 0;
        foreach (var (subscriber, matched, told) in Rows(connection, News, row => (row.GetInt64(0), At(row.GetInt64(1)), !row.IsDBNull(2))))
        {
            var rhythm = rhythms[subscriber];
            var period = rhythm.StartAt(matched);
            if (made[subscriber].Any(digest => digest.At >= period && digest.At < matched))
                period = rhythm.Next(period);
            if ((period > matched ? period : matched) > stopped - Slack)
                continue;
            expected.Add((subscriber, period));
            if (!told)
                untold++;
        }

        Expected = expected.Count;
        Expect(0, untold, "notices that are due in a digest and in none");
        Expect(0, expected.Count(due => !made[due.Subscriber].Any(digest => rhythms[due.Subscriber].StartAt(digest.At) == due.Period)), "due digests that were not made");
        if (expected.Count == 0)
            _wrong.Add("no digest fell due: the run shows nothing");
    }

    private void CheckMails(SqliteConnection connection, string taken)
    {
        var arrived = File.ReadLines(taken).Select(line => line.Split(' ')).CountBy(words => (words[0], words[1])).ToDictionary();
        Mails = arrived.Values.Sum();
        Expect(0, arrived.Values.Count(count => count > 1), "mails that came more than once");
        var written = Rows(
            connection,
            "SELECT m.recipient, m.message_id, d.state, m.digest_id IS NOT NULL FROM outbox_mail AS m JOIN outbox_delivery AS d ON d.mail_id = m.id",
            row => (Mail: (row.GetString(0), row.GetString(1)), IsSent: row.GetInt32(2) == 2));
        Expect(0, written.Count(mail => !mail.IsSent), "mails that were not sent");
        Expect(0, written.Count(mail => mail.IsSent && !arrived.ContainsKey(mail.Mail)), "mails that the hub holds for sent and the server never got");
        Expect(written.Count, arrived.Count, "mails at the server, against those that the hub wrote:");
        Expect(Digests, Number(connection, "SELECT COUNT(DISTINCT digest_id) FROM outbox_mail WHERE digest_id IS NOT NULL"), "mails of digests, against digests:");
    }

    private void Expect(long expected, long found, string what)
    {
        if (found != expected)
            _wrong.Add(expected == 0 ? $"{found:N0} {what}" : $"{what} {found:N0} and not {expected:N0}");
    }

    private List<TRow> Rows<TRow>(SqliteConnection connection, string query, Func<SqliteDataReader, TRow> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        if (query.Contains("@stopped", StringComparison.Ordinal))
            command.Parameters.AddWithValue("@stopped", (stopped - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        using var reader = command.ExecuteReader();
        var rows = new List<TRow>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static DateTimeOffset At(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private static long Number(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
