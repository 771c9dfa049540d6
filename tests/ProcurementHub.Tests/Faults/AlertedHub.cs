using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ProcurementHub.Demo;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Jobs.Mail;

namespace ProcurementHub.Tests.Faults;

/// <summary>The real `hub` with notices of the made-up publisher and many subscribers, before anything is matched.</summary>
internal sealed class AlertedHub : IDisposable
{
    private static readonly string[] Sectors = ["construction", "medical", "it", "office", "furniture", "cleaning", "textiles", "food", "vehicles", "security"];

    public HubProcess Hub { get; } = new();

    /// <summary>When the notices were collected: past the subscribers' hour of the day.</summary>
    public static DateTimeOffset Collected => RunningPublisher.Now;

    public string Database => Path.Combine(Hub.Data, "hub.db");

    /// <param name="everything">Each subscriber is told of every notice; else each asks for two sectors.</param>
    public static async Task<AlertedHub> StartAsync(int notices, int subscribers, bool everything)
    {
        var alerted = new AlertedHub();
        await FillAsync(alerted.Hub, notices, subscribers, everything);
        return alerted;
    }

    /// <summary>The same for a hub on whichever engine.</summary>
    public static async Task FillAsync(HubProcess hub, int notices, int subscribers, bool everything)
    {
        await using var publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(notices), CancellationToken.None);
        var definition = Path.Combine(hub.Folder("definitions"), "demo-ocds.yml");
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "ProcurementHub.Sources", "Definitions", "demo-ocds.yml"));
        await File.WriteAllTextAsync(definition, $"{shipped}base: {publisher.Address.GetLeftPart(UriPartial.Authority)}\n");
        (await hub.RunAsync(
            "collect", "demo-ocds", "--now", Text(Collected), "--set", $"Sources:Directory={Path.GetDirectoryName(definition)}",
            "--set", $"Fetch:AllowPrivateAddresses={publisher.Address.Authority}", "--set", "Fetch:DelayPerHost=00:00:00")).Expect(0);

        var file = Path.Combine(hub.Folder("subscribers"), "subscribers.csv");
        await File.WriteAllTextAsync(file, Subscribers(subscribers, everything));
        (await hub.RunAsync("subscribers", "import", file, "--verified", "--now", Text(Collected))).Expect(0);
    }

    public static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Composes what is due; the mails stay in the outbox, for there is nobody to take them.</summary>
    public static string[] Compose(DateTimeOffset now) => Send(now, SmtpServer.FreePort(), 1);

    public static string[] Send(DateTimeOffset now, int port, int connections) =>
    [
        "digests", "send", "--json", "--now", Text(now), "--set", $"Mail:Transport={Transport}", "--set", "Mail:Smtp:Host=127.0.0.1",
        "--set", $"Mail:Smtp:Port={port}", "--set", "Mail:Smtp:Security=None", "--set", $"Mail:Smtp:Connections={connections}",
    ];

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Keeps the database as it is now, for <see cref="Restore"/>.</summary>
    public void Keep(string path)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{path}'";
        command.ExecuteNonQuery();
    }

    public void Restore(string path)
    {
        foreach (var file in Directory.GetFiles(Hub.Data, "hub.db*"))
            File.Delete(file);
        File.Copy(path, Database);
    }

    public void Dispose() => Hub.Dispose();

    /// <summary>"MailKit" needs a build that has it.</summary>
    private static string Transport => Environment.GetEnvironmentVariable("HUB_MAIL_TRANSPORT") ?? "Smtp";

    private static string Subscribers(int count, bool everything)
    {
        var csv = new StringBuilder("email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency\n");
        for (var number = 0; number < count; number++)
        {
            var sectors = everything ? "" : $"{Sectors[number % Sectors.Length]};{Sectors[number * 7 / 10 % Sectors.Length]}";
            csv.Append(CultureInfo.InvariantCulture, $"firm{number:00000}@example.org,Firma {number},es,{sectors},any,,,,,,{(number % 3 == 0 && !everything ? "hourly" : "daily")}\n");
        }

        return csv.ToString();
    }
}
