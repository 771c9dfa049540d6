using System.Net.Mail;
using System.Net.Sockets;
using System.Reflection;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Reaches the socket of the framework's client, which it does not show, to turn Nagle's delay off. With the delay the
/// end of each mail, a small packet of its own, waits some 40 ms for an acknowledgement: 23 mails a second on a
/// connection, and a process that is killed meanwhile leaves the mail to the kernel, which sends it all the same,
/// while nobody is left to note it. Where a later framework names its fields otherwise, all works as before, more
/// slowly; a test tells.
/// </summary>
internal static class SmtpSocket
{
    private static readonly FieldInfo? transport = Field(typeof(SmtpClient), "_transport");
    private static readonly FieldInfo? connection = Field(transport?.FieldType, "_connection");
    private static readonly FieldInfo? tcpClient = Field(connection?.FieldType, "_tcpClient");

    /// <returns>False when the client has no connection yet, or its socket cannot be reached.</returns>
    internal static bool SendWithoutDelay(SmtpClient client)
    {
        if (transport?.GetValue(client) is not { } way || connection?.GetValue(way) is not { } line || tcpClient?.GetValue(line) is not TcpClient tcp)
            return false;
        tcp.NoDelay = true;
        return true;
    }

    private static FieldInfo? Field(Type? type, string name) => type?.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic);
}
