using System.Diagnostics;

namespace ProcurementHub.Tests.Host;

/// <summary>`dotnet run` would start a web project in the project's own folder.</summary>
public sealed class WorkingFolderTests
{
    [Test]
    public async Task DotnetRun_WithARelativePath_MeansItFromWhereThePersonStands()
    {
        var here = Directory.CreateTempSubdirectory("hub-working-");
        try
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
            var project = Path.Combine(Repository.Root, "src", "ProcurementHub.Host");
            using var process = Process.Start(new ProcessStartInfo(
                "dotnet", ["run", "--no-build", "--configuration", built, "--project", project, "--", "migrate", "--data", "mine"])
            {
                WorkingDirectory = here.FullName,
                RedirectStandardOutput = true,
            })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.That(process.ExitCode, Is.Zero);
            Assert.That(File.Exists(Path.Combine(here.FullName, "mine", "hub.db")), Is.True);
        }
        finally
        {
            here.Delete(recursive: true);
        }
    }
}
