using Microsoft.Extensions.Configuration;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

public sealed class FetchOptionsTests
{
    [Test]
    public void Options_AsThingsAre_AreRight()
    {
        Assert.That(new FetchOptionsValidator().Validate(null, Read()).Succeeded, Is.True);
        Assert.That(Read().AllowPrivateAddresses, Is.Empty);
    }

    [TestCase("Fetch:Contact", "avisos")]
    [TestCase("Fetch:DelayPerHost", "1")]
    [TestCase("Fetch:DelayPerHost", "-00:00:01")]
    [TestCase("Fetch:MaxWait", "1.00:00:00")]
    [TestCase("Fetch:Tries", "0")]
    [TestCase("Fetch:HeadersTimeout", "00:00:00")]
    [TestCase("Fetch:MaxBytes", "0")]
    [TestCase("Fetch:MaxRequestsPerPass", "0")]
    [TestCase("Fetch:AllowPrivateAddresses", "http://intranet/")]
    [TestCase("Fetch:IgnoreRobots", "https://portal.example")]
    public void Value_ThatIsWrong_IsNamedByItsKey(string key, string value)
    {
        var result = new FetchOptionsValidator().Validate(null, Read((key, value)));

        Assert.That(result.Failures, Has.Exactly(1).StartsWith($"{key}: "));
    }

    [TestCase("true", new[] { "true" })]
    [TestCase("intranet:8080, 10.1.0.0/16", new[] { "intranet:8080", "10.1.0.0/16" })]
    [TestCase("", new string[0])]
    public void List_InOneText_IsAList(string text, string[] list)
    {
        Assert.That(Read(("Fetch:AllowPrivateAddresses", text)).AllowPrivateAddresses, Is.EqualTo(list));
    }

    [Test]
    public void List_OfItsOwn_IsAList()
    {
        var options = Read(("Fetch:IgnoreRobots:0", "one.example"), ("Fetch:IgnoreRobots:1", "two.example:8080"), ("Fetch:Tries", "5"));

        Assert.That(options.IgnoreRobots, Is.EqualTo(new[] { "one.example", "two.example:8080" }));
        Assert.That(options.Tries, Is.EqualTo(5));
        Assert.That(new FetchOptionsValidator().Validate(null, options).Succeeded, Is.True);
    }

    private static FetchOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build();
        var options = new FetchOptions();
        options.Read(configuration.GetSection(FetchOptions.Section));
        return options;
    }
}
