using System.Globalization;
using System.Net;
using ProcurementHub.Core;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>
/// Which addresses outside the internet the operator lets the hub reach. Only the configuration says so:
/// whoever may write a definition must not be able to look into the network that the hub stands in.
/// </summary>
internal sealed class PrivateAddressRule
{
    private readonly IReadOnlyList<Entry> entries;

    private PrivateAddressRule(IReadOnlyList<Entry> entries) => this.entries = entries;

    /// <param name="written">"true", "false", or hosts, addresses and networks, each but the last with a port if need be.</param>
    public static Parsed<PrivateAddressRule> Parse(IReadOnlyList<string> written)
    {
        if (written is [var single] && bool.TryParse(single, out var all))
            return Parsed.Of(new PrivateAddressRule(all ? [new Entry(null, null, null)] : []));
        var entries = new List<Entry>();
        foreach (var text in written)
        {
            if (Read(text.Trim()) is not { } entry)
                return Parsed.Failed<PrivateAddressRule>($"'{text}' is not true, false, a host, host:port, an address or a network such as 10.1.0.0/16.");
            entries.Add(entry);
        }

        return Parsed.Of(new PrivateAddressRule(entries));
    }

    public bool Allows(string host, int port, IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return entries.Any(entry =>
            (entry.Port is null || entry.Port == port)
            && (entry.Host is null || entry.Host.Equals(host, StringComparison.OrdinalIgnoreCase))
            && (entry.Network is null || entry.Network.Value.Contains(address)));
    }

    private static Entry? Read(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal))
            return IPNetwork.TryParse(text, out var network) ? new Entry(null, network, null) : null;
        if (IsAddress(text, out var address))
            return new Entry(null, Single(address), null);

        var end = text.LastIndexOf(':');
        int? port = null;
        if (end > 0)
        {
            if (!ushort.TryParse(text.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return null;
            (text, port) = (text[..end], number);
        }

        if (IsAddress(text, out address))
            return new Entry(null, Single(address), port);
        return Uri.CheckHostName(text) == UriHostNameType.Dns && !bool.TryParse(text, out _) ? new Entry(text, null, port) : null;
    }

    private static bool IsAddress(string text, out IPAddress address)
    {
        // The framework's own reading takes a plain number for an address too.
        address = IPAddress.None;
        return Uri.CheckHostName(text) is UriHostNameType.IPv4 or UriHostNameType.IPv6 && IPAddress.TryParse(text, out address!);
    }

    private static IPNetwork Single(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);

    /// <summary>What is not said does not matter.</summary>
    private sealed record Entry(string? Host, IPNetwork? Network, int? Port);
}
