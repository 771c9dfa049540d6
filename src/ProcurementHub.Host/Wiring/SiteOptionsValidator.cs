using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs;

namespace ProcurementHub.Host.Wiring;

/// <summary>One line for each wrong value, naming its key.</summary>
internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(SiteOptions options)
    {
        if (!options.PublicUrl.IsAbsoluteUri || options.PublicUrl.Scheme is not ("http" or "https"))
            yield return $"Site:PublicUrl: '{options.PublicUrl}' is not an http or https address.";
        if (options.Locale is not ("es" or "en"))
            yield return $"Site:Locale: '{options.Locale}' is not es or en.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            yield return $"Site:TimeZone: '{options.TimeZone}' is not a time zone such as America/Lima.";
        if (RegionTree.Standard.Find(options.Country) is null)
            yield return $"Site:Country: '{options.Country}' is not a country code such as PE.";
        if (options.SendHour is < 0 or > 23)
            yield return $"Site:SendHour: {options.SendHour} is not an hour from 0 to 23.";
    }
}
