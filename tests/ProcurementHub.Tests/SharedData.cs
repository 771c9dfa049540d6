namespace ProcurementHub.Tests;

/// <summary>Files as public bodies published them, beside the repository; a test that needs one is left out without it.</summary>
internal static class SharedData
{
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Folder(), .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
            Assert.Ignore($"Needs {string.Join('/', parts)} of the published data, which is not on this machine.");
        return path;
    }

    /// <summary>Null where there is no such folder.</summary>
    public static string? FolderIfAny => Directory.Exists(Folder()) ? Folder() : null;

    private static string Folder()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ProcurementHub.sln"))) folder = folder.Parent;
        return System.IO.Path.Combine(folder?.Parent?.FullName ?? ".", "shared", "data");
    }
}
