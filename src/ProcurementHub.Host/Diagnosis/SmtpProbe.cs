using System.Net.Sockets;

namespace ProcurementHub.Host.Diagnosis;

/// <summary>Whether something that greets like a mail server listens there.</summary>
internal static class SmtpProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>What is wrong, to follow the address in a sentence; null when nothing is.</returns>
    public static async Task<string?> RunAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, limit.Token);
            using var reader = new StreamReader(client.GetStream());
            var greeting = await reader.ReadLineAsync(limit.Token);
            return greeting?.StartsWith("220", StringComparison.Ordinal) == true ? null : $"answers, but not as a mail server: '{greeting}'.";
        }
        catch (SocketException exception)
        {
            return $"cannot be reached: {exception.Message}";
        }
        catch (IOException exception)
        {
            return $"breaks off: {exception.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"does not answer within {Patience.TotalSeconds:0} seconds.";
        }
    }
}
