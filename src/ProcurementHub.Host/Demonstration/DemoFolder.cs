using Microsoft.Data.Sqlite;
using ProcurementHub.Host.CommandLine;

namespace ProcurementHub.Host.Demonstration;

/// <summary>The demo begins anew each time, and only ever clears away what a demo has made.</summary>
internal static class DemoFolder
{
    private const string Marker = "made-by-demo.txt";
    private static readonly string[] Folders = ["evidence", "mail", "keys"];

    /// <summary>The demo stays within its folder and with its own publisher, whatever is configured for the real hub.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(Uri publisher) => new Dictionary<string, string?>
    {
        ["Fetch:AllowPrivateAddresses"] = publisher.Authority,
        ["Fetch:DelayPerHost"] = "00:00:00",
        ["Database:Provider"] = "Sqlite",
        ["ConnectionStrings:Hub"] = "",
        ["Mail:Transport"] = "PickupFolder",
    };

    public static void MakeFresh(string folder)
    {
        var marker = Path.Combine(folder, Marker);
        if (!File.Exists(marker) && File.Exists(Path.Combine(folder, "hub.db")))
            throw VerbFailure.WrongUse($"{folder} holds a hub that is not a demo's; give the demo another folder with --data.");

        SqliteConnection.ClearAllPools();
        if (File.Exists(marker))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "hub.db*"))
                File.Delete(file);
            foreach (var made in Folders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists))
                Directory.Delete(made, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(marker, "What is in this folder was made by 'hub demo', and the next demo makes it anew.\n");
    }
}
