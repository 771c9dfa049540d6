using System.Net;
using System.Net.Sockets;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>
/// Tells addresses of the internet from those that only mean something on this machine or in this network
/// (the registries of special purpose addresses, RFC 6890 and what came after it).
/// </summary>
internal static class AddressRanges
{
    private static readonly (IPNetwork Network, string Kind)[] Four =
    [
        Range("0.0.0.0/8", "this network's own"),
        Range("10.0.0.0/8", "private"),
        Range("100.64.0.0/10", "shared by a provider's customers"),
        Range("127.0.0.0/8", "loopback"),
        Range("169.254.0.0/16", "link-local"),
        Range("172.16.0.0/12", "private"),
        Range("192.0.0.0/24", "reserved"),
        Range("192.0.2.0/24", "for documentation"),
        Range("192.88.99.0/24", "reserved"),
        Range("192.168.0.0/16", "private"),
        Range("198.18.0.0/15", "for benchmarks"),
        Range("198.51.100.0/24", "for documentation"),
        Range("203.0.113.0/24", "for documentation"),
        Range("224.0.0.0/4", "multicast"),
        Range("255.255.255.255/32", "broadcast"),
        Range("240.0.0.0/4", "reserved"),
    ];

    private static readonly (IPNetwork Network, string Kind)[] Six =
    [
        Range("::/128", "unspecified"),
        Range("::1/128", "loopback"),
        Range("2001::/23", "reserved"),
        Range("2001:db8::/32", "for documentation"),
        Range("3fff::/20", "for documentation"),
        Range("fc00::/7", "private"),
        Range("fe80::/10", "link-local"),
        Range("fec0::/10", "site-local"),
        Range("ff00::/8", "multicast"),
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <returns>What the address is instead, in a word or two; null for an address of the internet.</returns>
    public static string? WhyNotPublic(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? Find(Four, address)
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? WhySixNotPublic(address)
        : "of no known kind";

    private static string? WhySixNotPublic(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        // Addresses of IPv6 that lead to one of IPv4 are as public as that one.
        if (address.IsIPv4MappedToIPv6 || Translated.Contains(address))
            return WhyNotPublic(Embedded(bytes, 12));
        if (SixToFour.Contains(address))
            return WhyNotPublic(Embedded(bytes, 2));
        if (Teredo.Contains(address))
        {
            // RFC 4380: the client's address stands at the end with all bits turned over.
            var client = new IPAddress(bytes.AsSpan(12, 4).ToArray().Select(part => (byte)~part).ToArray());
            return WhyNotPublic(Embedded(bytes, 4)) ?? WhyNotPublic(client);
        }

        // RFC 5214 (ISATAP): a part of the address that says "what follows is of IPv4".
        if (bytes.AsSpan(9, 3).SequenceEqual((ReadOnlySpan<byte>)[0x00, 0x5E, 0xFE]) && bytes[8] is 0x00 or 0x02
            && WhyNotPublic(Embedded(bytes, 12)) is { } kind)
            return kind;
        return Find(Six, address) ?? (Global.Contains(address) ? null : "reserved");
    }

    private static IPAddress Embedded(byte[] bytes, int at) => new(bytes.AsSpan(at, 4));

    private static string? Find((IPNetwork Network, string Kind)[] ranges, IPAddress address)
    {
        foreach (var (network, kind) in ranges)
        {
            if (network.Contains(address))
                return kind;
        }

        return null;
    }

    private static (IPNetwork, string) Range(string network, string kind) => (IPNetwork.Parse(network), kind);
}
