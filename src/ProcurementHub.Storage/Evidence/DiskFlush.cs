using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProcurementHub.Storage.Evidence;

/// <summary>
/// Brings written files to the disk. One after the other that costs milliseconds a file; on Linux one call does
/// it for all that the file system has to write, names included.
/// </summary>
internal static partial class DiskFlush
{
    /// <param name="within">Any open file of the same file system.</param>
    public static void Files(SafeFileHandle within, IReadOnlyCollection<string> files)
    {
        if (IsSynced(within))
            return;
        foreach (var file in files)
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <summary>New names of files that are on the disk. Where the system has no call for it, they reach it with its own next write.</summary>
    public static void Names(SafeFileHandle within) => IsSynced(within);

    private static bool IsSynced(SafeFileHandle within) => OperatingSystem.IsLinux() && SyncFileSystem(within) == 0;

    [LibraryImport("libc", EntryPoint = "syncfs")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SyncFileSystem(SafeFileHandle file);
}
