using System.Net;
using ProcurementHub.Sources.Fetching.Network;

namespace ProcurementHub.Tests.Sources.Fetching.Network;

public sealed class PrivateAddressRuleTests
{
    [TestCase("true", "intranet", 80, "10.0.0.1", true)]
    [TestCase("false", "intranet", 80, "10.0.0.1", false)]
    [TestCase("", "intranet", 80, "10.0.0.1", false)]
    [TestCase("intranet", "INTRANET", 8080, "10.0.0.1", true)]
    [TestCase("intranet", "other", 80, "10.0.0.1", false)]
    [TestCase("intranet:8080", "intranet", 8080, "10.0.0.1", true)]
    [TestCase("intranet:8080", "intranet", 80, "10.0.0.1", false)]
    [TestCase("10.0.0.1", "any", 80, "10.0.0.1", true)]
    [TestCase("10.0.0.1", "any", 80, "10.0.0.2", false)]
    [TestCase("10.0.0.1:90", "any", 90, "10.0.0.1", true)]
    [TestCase("10.0.0.1:90", "any", 91, "10.0.0.1", false)]
    [TestCase("10.0.0.1", "any", 80, "::ffff:10.0.0.1", true)]
    [TestCase("10.1.0.0/16", "any", 80, "10.1.200.3", true)]
    [TestCase("10.1.0.0/16", "any", 80, "10.2.0.1", false)]
    [TestCase("::1", "any", 80, "::1", true)]
    [TestCase("[::1]:90", "any", 90, "::1", true)]
    [TestCase("[::1]:90", "any", 80, "::1", false)]
    [TestCase("fd00::/8", "any", 80, "fd12::1", true)]
    [TestCase("intranet,10.9.9.9", "any", 80, "10.9.9.9", true)]
    public void Allows_OnlyWhatIsNamed(string written, string host, int port, string address, bool isAllowed)
    {
        var rule = PrivateAddressRule.Parse(written.Split(',', StringSplitOptions.RemoveEmptyEntries)).Value;

        Assert.That(rule.Allows(host, port, IPAddress.Parse(address)), Is.EqualTo(isAllowed));
    }

    [TestCase("10.0.0.0/33")]
    [TestCase("intranet:0")]
    [TestCase("intranet:http")]
    [TestCase("intra net")]
    [TestCase("http://intranet/")]
    [TestCase("true,intranet")]
    public void Parse_WhatIsNone_SaysWhich(string written)
    {
        Assert.That(PrivateAddressRule.Parse(written.Split(',')).Reason, Does.StartWith($"'{written.Split(',')[0]}' is not"));
    }
}
