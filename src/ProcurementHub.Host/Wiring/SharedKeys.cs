using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using ProcurementHub.Storage.Backups;
using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Host.Wiring;

/// <summary>
/// What cookies and links of forms are sealed with stands in the database: each node opens what another has sealed, and
/// what is open in a browser outlives a restart.
/// </summary>
internal static class SharedKeys
{
    private const string Application = "ProcurementHub";

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddOptions<KeyManagementOptions>().Configure<DataKeyStore>((options, keys) => options.XmlRepository = new Repository(keys));
        services.AddOptions<DataProtectionOptions>().PostConfigure<DataKeyStore>((options, keys) =>
            options.ApplicationDiscriminator = Wait(keys.ApplicationAsync(CancellationToken.None)) ?? Application);
    }

    /// <summary>
    /// Before the first thing is sealed. A hub of before has its keys in its data folder, and sealed under the name of the
    /// program's folder: both are taken over, and nobody is signed out.
    /// </summary>
    public static async Task BeginAsync(IServiceProvider services, DataFolderLayout data, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<DataKeyStore>();
        if (await store.ApplicationAsync(cancellationToken) is not null)
            return;
        var old = new List<DataKey>();
        if (Directory.Exists(data.Keys))
        {
            foreach (var file in Directory.GetFiles(data.Keys, "*.xml"))
                old.Add(new DataKey(Path.GetFileNameWithoutExtension(file), await File.ReadAllTextAsync(file, cancellationToken)));
        }

        await store.BeginAsync(old.Count > 0 ? services.GetApplicationUniqueIdentifier() ?? Application : Application, old, cancellationToken);
    }

    // The framework asks for keys without waiting, at the start and then daily.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private sealed class Repository(DataKeyStore keys) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() =>
            [.. Wait(keys.ListAsync(CancellationToken.None)).Select(key => XElement.Parse(key.Content))];

        public void StoreElement(XElement element, string friendlyName) =>
            keys.AddAsync(new DataKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)), CancellationToken.None).GetAwaiter().GetResult();
    }
}
