using System.Globalization;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.LeadTimes;

namespace ProcurementHub.Jobs.LeadTimes;

/// <summary>A body as a group of lead times names it.</summary>
public sealed record NamedBody(EntityIdentifier Identifier, string Name);

/// <summary>The one place from which pages, the API and exports have their lead times.</summary>
public sealed class LeadTimeStatistics(LeadTimeArchive archive, EntityBodies bodies)
{
    public Task<LeadTimeTable> ReadAsync(CancellationToken cancellationToken) => archive.ReadAsync(cancellationToken);

    public async Task<LeadTimeAnswer> AskAsync(LeadTimeQuery query, CancellationToken cancellationToken) =>
        LeadTimeAnswer.Of(await archive.ReadAsync(cancellationToken), query);

    public async Task<LeadTimeGroup> WholeAsync(LeadTimeQuery query, CancellationToken cancellationToken) =>
        LeadTimeAnswer.Whole(await archive.ReadAsync(cancellationToken), query);

    /// <summary>The bodies that groups are about, by the key that the groups have for them.</summary>
    public async Task<IReadOnlyDictionary<string, NamedBody>> BodiesAsync(
        LeadTimeQuery query, IEnumerable<LeadTimeGroup> groups, CancellationToken cancellationToken)
    {
        var at = query.By.ToList().IndexOf(LeadTimeKey.Entity);
        if (at < 0)
            return new Dictionary<string, NamedBody>();
        var ids = groups.Select(group => group.Keys[at]).OfType<string>().Distinct().Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToList();
        return (await bodies.NamesAsync(ids, cancellationToken)).ToDictionary(
            body => body.Id.ToString(CultureInfo.InvariantCulture), body => new NamedBody(body.Identifiers[0], body.Name), StringComparer.Ordinal);
    }
}
