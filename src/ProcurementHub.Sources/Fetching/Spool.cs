using System.Buffers;

namespace ProcurementHub.Sources.Fetching;

/// <summary>Bytes that can be read again: in memory when they are few, else in a file.</summary>
internal sealed class Spool : IDisposable
{
    private const int MostInMemory = 1024 * 1024;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly string? path;
    private readonly bool isTemporary;

    private readonly Func<Stream>? kept;

    private Spool(Func<Stream> kept, long length)
    {
        this.kept = kept;
        Length = length;
    }

    private Spool(ReadOnlyMemory<byte> bytes, string? path, bool isTemporary)
    {
        this.bytes = bytes;
        this.path = path;
        this.isTemporary = isTemporary;
        Length = path is null ? bytes.Length : new FileInfo(path).Length;
    }

    public long Length { get; }

    /// <summary>Null where they are not in memory.</summary>
    public ReadOnlyMemory<byte>? Bytes => kept is null && path is null ? bytes : default(ReadOnlyMemory<byte>?);

    public static Spool OfFile(string path) => new(default, path, false);

    public static Spool OfBytes(byte[] bytes) => new(bytes, null, false);

    /// <summary>Bytes that somebody else keeps.</summary>
    public static Spool OfKept(Func<Stream> open, long length) => new(open, length);

    /// <returns>Null when there are more bytes than that.</returns>
    public static async Task<Spool?> ReadAsync(Stream body, long mostBytes, CancellationToken cancellationToken)
    {
        var memory = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        FileStream? file = null;
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if ((file?.Length ?? memory.Length) + read > mostBytes)
                    return await DropAsync(file);
                if (file is null && memory.Length + read > MostInMemory)
                {
                    file = CreateFile();
                    memory.WriteTo(file);
                }

                await (file ?? (Stream)memory).WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (file is null)
                return new Spool(memory.GetBuffer().AsMemory(0, (int)memory.Length), null, false);
            await file.DisposeAsync();
            return new Spool(default, file.Name, true);
        }
        catch
        {
            await DropAsync(file);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public Stream OpenRead()
    {
        if (kept is not null)
            return kept();
        if (path is not null)
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
    }

    public void Dispose()
    {
        if (isTemporary)
            File.Delete(path!);
    }

    private static FileStream CreateFile() => new(
        Path.Combine(Path.GetTempPath(), $"hub-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous);

    private static async Task<Spool?> DropAsync(FileStream? file)
    {
        if (file is not null)
        {
            await file.DisposeAsync();
            File.Delete(file.Name);
        }

        return null;
    }
}
