using System.Diagnostics;

namespace ProcurementHub.Tests.Faults;

/// <summary>A real file system of a few megabytes, which can be filled and made read-only. Needs the rights to mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-disk-");

    private bool isShut;

    private SmallDisk()
    {
    }

    public string Path => folder.FullName;

    private string Filling => System.IO.Path.Combine(Path, "filling");

    /// <summary>The test is skipped where nothing may be mounted.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path) is { } reason)
        {
            disk.folder.Delete();
            Assert.Ignore($"No file system can be mounted here: {reason}");
        }

        return disk;
    }

    /// <summary>Takes what is free, but for so much.</summary>
    public void FillBut(int kilobytes)
    {
        using var file = new FileStream(Filling, FileMode.Append);
        var block = new byte[64 * 1024];
        var left = new DriveInfo(Path).AvailableFreeSpace - (kilobytes * 1024L);
        while (left > 0)
        {
            file.Write(block, 0, (int)Math.Min(block.Length, left));
            left -= block.Length;
        }
    }

    public void Free() => File.Delete(Filling);

    public void MakeReadOnly() => Assert.That(Run("mount", "-o", "remount,ro", Path), Is.Null);

    public void MakeWritable() => Assert.That(Run("mount", "-o", "remount,rw", Path), Is.Null);

    /// <summary>What is opened from now on can only be read. Unlike <see cref="MakeReadOnly"/>, it can be done while somebody writes.</summary>
    public void Shut()
    {
        Assert.That(Run("mount", "--bind", Path, Path), Is.Null);
        isShut = true;
        Assert.That(Run("mount", "-o", "remount,bind,ro", Path), Is.Null);
    }

    public void Open()
    {
        Assert.That(Run("umount", "-l", Path), Is.Null);
        isShut = false;
    }

    public void Dispose()
    {
        if (isShut)
            Open();
        Run("umount", "-l", Path);
        folder.Delete();
    }

    /// <returns>What it said where it failed; null when it did what it was told.</returns>
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said.Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}
