using System.Net.Sockets;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>What kept a request from being answered, in words, and whether it may be gone a little later.</summary>
internal static class ConnectionTrouble
{
    public static Answer.Refused Tell(HttpRequestException exception) => exception switch
    {
        { InnerException: RefusedAddressException refused } => new(refused.Message, IsUnreached: true),
        { InnerException: SocketException { SocketErrorCode: SocketError.TryAgain } } => new("The host name cannot be resolved at the moment.", MayPass: true, IsUnreached: true),
        { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } =>
            new("The host name is not known.", IsUnreached: true),
        { HttpRequestError: HttpRequestError.ConnectionError, InnerException: SocketException socket } => new($"No connection: {socket.Message}.", MayPass: true, IsUnreached: true),
        { HttpRequestError: HttpRequestError.ConnectionError } => new("No connection.", MayPass: true, IsUnreached: true),
        // A certificate that does not hold is not mended by asking again; a handshake that breaks off may be.
        { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new($"No secure connection: {(exception.InnerException ?? exception).Message}", MayPass: exception.InnerException is IOException, IsUnreached: true),
        { HttpRequestError: HttpRequestError.ResponseEnded } => new("The answer broke off.", MayPass: true),
        { InnerException: IOException broken } => new($"The answer broke off: {broken.Message}", MayPass: true),
        _ => new($"The request failed: {exception.Message}"),
    };
}
