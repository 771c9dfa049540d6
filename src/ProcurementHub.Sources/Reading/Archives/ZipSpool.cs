namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>A ZIP is read from its end, so one that only streams is put into a file that goes with its handle.</summary>
internal static class ZipSpool
{
    public static async ValueTask<Stream> ToSeekableAsync(Stream content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"hub-{Guid.NewGuid():N}.zip"), options);
        try
        {
            await content.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
