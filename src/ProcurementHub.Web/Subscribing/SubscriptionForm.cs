using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Web.Subscribing;

/// <summary>
/// What somebody wants to be told of, as the fields of a form or of an address have it. The names are those of the search
/// page, so that a search becomes a subscription by its address.
/// </summary>
public sealed record SubscriptionForm
{
    /// <summary>In the language of the search box, one query a line; one of them is enough.</summary>
    public string Words { get; init; } = "";

    /// <summary>What must not stand in the notice, one a line.</summary>
    public string Without { get; init; } = "";

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> ProcedureTypes { get; init; } = [];

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public string Least { get; init; } = "";

    public string Most { get; init; } = "";

    public string Days { get; init; } = "";

    public bool OnlyReserved { get; init; }

    public string Often { get; init; } = "";

    /// <param name="valuesOf">All values of a name; empty where there is none.</param>
    public static SubscriptionForm Read(Func<string, StringValues> valuesOf)
    {
        return new SubscriptionForm
        {
            Words = Text("q"),
            Without = Text("exclude"),
            Sectors = List("sector"),
            Regions = List("region"),
            Categories = List("category"),
            ProcedureTypes = List("type"),
            Kinds = List("kind"),
            Least = Text("min"),
            Most = Text("max"),
            Days = Text("days"),
            OnlyReserved = Text("sme").Length > 0,
            Often = Text("often"),
        };

        string Text(string name) => valuesOf(name).FirstOrDefault()?.Trim() ?? "";

        IReadOnlyList<string> List(string name) =>
            [.. valuesOf(name).Select(value => value?.Trim() ?? "").Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    public static SubscriptionForm Of(SubscriptionCriteria criteria, Frequency frequency) => new()
    {
        Words = string.Join('\n', criteria.Keywords),
        Without = string.Join('\n', criteria.Exclude),
        Sectors = criteria.Sectors,
        Regions = criteria.Regions,
        Categories = [.. criteria.Categories.Select(NoticeWords.Of)],
        ProcedureTypes = criteria.ProcedureTypes,
        Kinds = [.. criteria.Kinds.Select(SubscriptionWords.Of)],
        Least = criteria.MinAmount?.ToString("0.##", CultureInfo.CurrentCulture) ?? "",
        Most = criteria.MaxAmount?.ToString("0.##", CultureInfo.CurrentCulture) ?? "",
        Days = criteria.MinWorkingDaysLeft?.ToString(CultureInfo.InvariantCulture) ?? "",
        OnlyReserved = criteria.OnlySmeReserved,
        Often = FrequencyWords.Of(frequency),
    };

    /// <summary>As it stands behind the path of an address; what is not asked for is left out.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        Add("q", Words);
        Add("exclude", Without);
        Add("sector", [.. Sectors]);
        Add("region", [.. Regions]);
        Add("category", [.. Categories]);
        Add("type", [.. ProcedureTypes]);
        Add("kind", [.. Kinds]);
        Add("min", Least);
        Add("max", Most);
        Add("days", Days);
        Add("sme", OnlyReserved ? "1" : "");
        Add("often", Often);
        return query.ToString();

        void Add(string name, params IEnumerable<string> values) => query.Add(name, values.Where(value => value.Length > 0));
    }
}
