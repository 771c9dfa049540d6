using System.Diagnostics;
using Microsoft.Data.SqlClient;
using ProcurementHub.Storage;

namespace ProcurementHub.Tests.Storage;

/// <summary>
/// Asks for the plan of each statement just before it runs, on its own connection: only that one has its temporary tables.
/// SQL Server chooses by what it costs, which for a few rows is another plan than for millions, and has no switch against it.
/// </summary>
internal sealed class BabelfishPlanReader : PlanReader, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Switches = """
        SELECT set_config('enable_seqscan', 'off', false), set_config('enable_hashjoin', 'off', false),
            set_config('enable_mergejoin', 'off', false), set_config('enable_material', 'off', false)
        """;

    private static readonly string[] verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];

    private readonly List<IDisposable> subscriptions = [];
    private readonly Dictionary<string, StatementPlan> plans = [];
    private readonly string connectionString;
    private bool isAsking;

    public BabelfishPlanReader(StorageOptions options)
    {
        // Its connections are its own, with their switches.
        connectionString = new SqlConnectionStringBuilder(options.ConnectionString) { ApplicationName = "plans" }.ConnectionString;
        using (var connection = new SqlConnection(connectionString))
        {
            connection.Open();
            if (!(Asked(connection, "SELECT @@VERSION").Single()).Contains("Babelfish", StringComparison.OrdinalIgnoreCase))
                Assert.Ignore("SQL Server chooses by what a plan costs for the rows that are there; plans are read on SQLite, and on Babelfish, which can be told to prefer indexes");
        }

        Database = HubDatabase.For(options with { ConnectionString = connectionString });
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public override HubDatabase Database { get; }

    public override IReadOnlyList<StatementPlan> Plans() => [.. plans.Values];

    public override void Forget() => plans.Clear();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "SqlClientDiagnosticListener")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (isAsking || value.Key != "Microsoft.Data.SqlClient.WriteCommandBefore" || value.Value is not IEnumerable<KeyValuePair<string, object>> payload)
            return;
        var command = (SqlCommand)payload.Single(part => part.Key == "Command").Value;
        if (!command.Connection.ConnectionString.Contains("plans", StringComparison.Ordinal)
            || !verbs.Any(verb => command.CommandText.TrimStart().StartsWith(verb, StringComparison.OrdinalIgnoreCase)))
            return;
        isAsking = true;
        try
        {
            Asked(command.Connection, Switches, command.Transaction);
            Asked(command.Connection, "SET BABELFISH_SHOWPLAN_ALL ON", command.Transaction);
            var steps = Asked(command.Connection, command.CommandText, command.Transaction, command.Parameters);
            Asked(command.Connection, "SET BABELFISH_SHOWPLAN_ALL OFF", command.Transaction);
            plans.TryAdd(command.CommandText, new BabelfishPlan(command.CommandText, [.. steps.SelectMany(step => step.Split('\n'))]));
        }
        finally
        {
            isAsking = false;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public override void Dispose()
    {
        subscriptions.ForEach(subscription => subscription.Dispose());
        using var connection = new SqlConnection(connectionString);
        SqlConnection.ClearPool(connection);
    }

    private static List<string> Asked(SqlConnection connection, string sql, SqlTransaction? transaction = null, SqlParameterCollection? parameters = null)
    {
        using var command = new SqlCommand(sql, connection, transaction);
        foreach (SqlParameter parameter in parameters ?? command.Parameters)
            command.Parameters.Add(((ICloneable)parameter).Clone());
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetValue(0).ToString()!);
        return lines;
    }
}
