using System.Net;
using ProcurementHub.Sources.Fetching.Network;

namespace ProcurementHub.Tests.Sources.Fetching.Network;

public sealed class AddressRangesTests
{
    [TestCase("127.0.0.1", "loopback")]
    [TestCase("127.255.255.254", "loopback")]
    [TestCase("0.0.0.0", "this network's own")]
    [TestCase("0.1.2.3", "this network's own")]
    [TestCase("10.0.0.1", "private")]
    [TestCase("172.16.0.1", "private")]
    [TestCase("172.31.255.255", "private")]
    [TestCase("192.168.1.1", "private")]
    [TestCase("169.254.169.254", "link-local")]
    [TestCase("100.64.0.1", "shared by a provider's customers")]
    [TestCase("100.127.255.255", "shared by a provider's customers")]
    [TestCase("192.0.2.1", "for documentation")]
    [TestCase("198.51.100.7", "for documentation")]
    [TestCase("203.0.113.9", "for documentation")]
    [TestCase("198.19.0.1", "for benchmarks")]
    [TestCase("224.0.0.251", "multicast")]
    [TestCase("239.255.255.255", "multicast")]
    [TestCase("255.255.255.255", "broadcast")]
    [TestCase("240.0.0.1", "reserved")]
    [TestCase("::", "unspecified")]
    [TestCase("::1", "loopback")]
    [TestCase("::127.0.0.1", "reserved")]
    [TestCase("fe80::1", "link-local")]
    [TestCase("fec0::1", "site-local")]
    [TestCase("fc00::1", "private")]
    [TestCase("fd12:3456:789a::1", "private")]
    [TestCase("ff02::1", "multicast")]
    [TestCase("2001:db8::1", "for documentation")]
    [TestCase("3fff::1", "for documentation")]
    [TestCase("64:ff9b:1::1", "reserved")]
    [TestCase("::ffff:127.0.0.1", "loopback")]
    [TestCase("::ffff:169.254.169.254", "link-local")]
    [TestCase("64:ff9b::10.0.0.1", "private")]
    [TestCase("2002:7f00:1::", "loopback")]
    [TestCase("2002:c0a8:101::1", "private")]
    // Teredo: the server's address, then the client's with all bits turned over (10.0.0.1 is f5ff:fffe).
    [TestCase("2001:0:a00:1:0:ffff:f7f7:f7f7", "private")]
    [TestCase("2001:0:808:808:0:ffff:f5ff:fffe", "private")]
    [TestCase("2a00:1450::5efe:a00:1", "private")]
    [TestCase("2a00:1450::200:5efe:7f00:1", "loopback")]
    public void WhyNotPublic_AddressOutsideTheInternet_SaysWhatItIs(string address, string kind)
    {
        Assert.That(AddressRanges.WhyNotPublic(IPAddress.Parse(address)), Is.EqualTo(kind));
    }

    [TestCase("8.8.8.8")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.1")]
    [TestCase("100.63.255.255")]
    [TestCase("100.128.0.1")]
    [TestCase("11.0.0.1")]
    [TestCase("192.167.255.255")]
    [TestCase("192.169.0.1")]
    [TestCase("169.253.255.255")]
    [TestCase("223.255.255.255")]
    [TestCase("2a00:1450:4003::200e")]
    [TestCase("2606:4700::1111")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("64:ff9b::808:808")]
    [TestCase("2002:808:808::1")]
    [TestCase("2001:0:808:808:0:ffff:f7f7:f7f7")]
    public void WhyNotPublic_AddressOfTheInternet_IsNull(string address)
    {
        Assert.That(AddressRanges.WhyNotPublic(IPAddress.Parse(address)), Is.Null);
    }
}
