using System.Net;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>Carries the reason through the framework's connection pool, which knows no other way out.</summary>
internal sealed class RefusedAddressException(string host, IPAddress address, string kind) : IOException(
    $"{(host == address.ToString() ? host : $"'{host}' is {address}, which")} is no address of the internet ({kind}). Fetch:AllowPrivateAddresses would have to name it.");
