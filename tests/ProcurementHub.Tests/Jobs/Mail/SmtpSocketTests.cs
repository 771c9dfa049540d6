using System.Net.Mail;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>The one place that leans on what the framework does not promise.</summary>
public sealed class SmtpSocketTests
{
    [Test]
    public async Task Socket_OfTheFrameworksClient_IsWithinReachOnceItIsConnected()
    {
        using var server = await SmtpServer.StartAsync();
        using var client = new SmtpClient("127.0.0.1", server.Port);

        var before = SmtpSocket.SendWithoutDelay(client);
        client.Send("avisos@hub.example", "maria@textiles.example", "Prueba", "ñ");
        var after = SmtpSocket.SendWithoutDelay(client);

        Assert.That((before, after), Is.EqualTo((false, true)));
    }

    [Test]
    public void Content_ThatIsReadInPieces_TellsItsBeginningAndItsEnd()
    {
        var told = new List<string>();
        using var content = new WatchedContent([1, 2, 3, 4, 5], () => told.Add("begins"), () => told.Add("ends"));
        var buffer = new byte[2];

        for (var piece = 1; content.Read(buffer, 0, 2) > 0; piece++)
            told.Add($"piece {piece}");

        Assert.That(told, Is.EqualTo(new[] { "begins", "piece 1", "piece 2", "ends", "piece 3", "ends" }));
    }
}
