using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Compliance;

/// <summary>The states of a year, judged once in a while for all pages that tell of them.</summary>
public sealed class ComplianceYears(ComplianceBook book, IMemoryCache cache, IOptions<SiteOptions> site, SiteClock clock, TimeProvider time)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>With a duty and a list; the site's own first.</summary>
    public IReadOnlyList<string> Countries => [.. book.Countries.OrderBy(country => country != site.Value.Country).ThenBy(country => country, StringComparer.Ordinal)];

    public string CountryOf(ComplianceQuestion question) => question.Country ?? site.Value.Country;

    public int YearOf(ComplianceQuestion question) => question.Year ?? clock.Today(time.GetUtcNow()).Year;

    /// <summary>Null where no rule is known for the year.</summary>
    public Task<ComplianceYear?> ReadAsync(ComplianceQuestion question, CancellationToken cancellationToken) =>
        ReadAsync(CountryOf(question), YearOf(question), question.Day, question.KnownBy, cancellationToken);

    /// <summary>Null where no rule is known for the year.</summary>
    public Task<ComplianceYear?> ReadAsync(string country, int year, DateOnly? day, DateOnly? knownBy, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync((typeof(ComplianceYears), country, year, day, knownBy), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Soon;
            return book.ReadAsync(country, year, day, knownBy, cancellationToken);
        });
}
