using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Jobs.Subscribers;

/// <summary>
/// Understands what a person wrote of what they want to be told: sectors and regions by code or by name in either language,
/// an empty cell or "any" for no restriction. What is not understood is refused, because a subscription that silently asks
/// for less, or for everything, loses alerts or floods.
/// </summary>
/// <param name="country">Code of the country whose places are meant where others have the same name.</param>
public sealed class CriteriaParser(SectorList sectors, RegionTree regions, string country)
{
    /// <summary>No tender gives that many: nothing could match.</summary>
    public const int LongestWait = 250;

    private static readonly string[] Any = ["any", "all", "todos", "todas", "cualquiera", "*"];

    /// <param name="cells">By the names of <see cref="SubscriberColumns"/>.</param>
    public Parsed<SubscriptionCriteria> Parse(IReadOnlyDictionary<string, string> cells)
    {
        string Cell(string column) => cells.GetValueOrDefault(column, "");

        var sectorCodes = Values(Cell(SubscriberColumns.Sectors), "sectors", Sector);
        var regionCodes = Values(Cell(SubscriberColumns.Regions), "regions", text => regions.Parse(text, country));
        var categories = Values(Cell(SubscriberColumns.Categories), "categories", Category);
        var keywords = Values(Cell(SubscriberColumns.Keywords), "keywords", Keyword);
        var exclude = Values(Cell(SubscriberColumns.Exclude), "exclude", Keyword);
        var least = Amount(Cell(SubscriberColumns.MinAmount), "min_amount");
        var most = Amount(Cell(SubscriberColumns.MaxAmount), "max_amount");
        var types = Values(Cell(SubscriberColumns.ProcedureTypes), "procedure_types", Parsed.Of);
        var reserved = YesOrNo(Cell(SubscriberColumns.OnlySmeReserved), "only_sme_reserved");
        var days = Days(Cell(SubscriberColumns.MinWorkingDays));
        var kinds = Values(Cell(SubscriberColumns.Kinds), "kinds", Kind);

        var reason = sectorCodes.Reason ?? regionCodes.Reason ?? categories.Reason ?? keywords.Reason ?? exclude.Reason
            ?? least.Reason ?? most.Reason ?? types.Reason ?? reserved.Reason ?? days.Reason ?? kinds.Reason;
        if (reason is not null)
            return Parsed.Failed<SubscriptionCriteria>(reason);
        if (least.Value > most.Value)
            return Parsed.Failed<SubscriptionCriteria>("min_amount is above max_amount: nothing could match");
        return Parsed.Of(new SubscriptionCriteria
        {
            Sectors = sectorCodes.Value,
            Regions = regionCodes.Value,
            Categories = categories.Value,
            Keywords = keywords.Value,
            Exclude = exclude.Value,
            MinAmount = least.Value,
            MaxAmount = most.Value,
            ProcedureTypes = types.Value,
            OnlySmeReserved = reserved.Value,
            MinWorkingDaysLeft = days.Value,
            Kinds = kinds.Value,
        });
    }

    private static Parsed<IReadOnlyList<T>> Values<T>(string cell, string column, Func<string, Parsed<T>> parse)
    {
        if (Any.Contains(cell, StringComparer.OrdinalIgnoreCase))
            return Parsed.Of<IReadOnlyList<T>>([]);
        var values = new List<T>();
        foreach (var text in cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var value = parse(text);
            if (!value.HasValue)
                return Parsed.Failed<IReadOnlyList<T>>($"{column}: {value.Reason}");
            values.Add(value.Value);
        }

        return Parsed.Of<IReadOnlyList<T>>(values);
    }

    private Parsed<string> Sector(string text)
    {
        var sector = sectors.ParseUser(text);
        return sector.HasValue ? Parsed.Of(sector.Value.Code) : Parsed.Failed<string>(sector.Reason!);
    }

    private static Parsed<ProcurementCategory> Category(string text) =>
        NoticeWords.ParseCategory(text) is { } category
            ? Parsed.Of(category)
            : Parsed.Failed<ProcurementCategory>($"'{text}' is not goods, services, works or consulting");

    private static Parsed<NoticeKind> Kind(string text) =>
        SubscriptionWords.ParseKind(text) is { } kind
            ? Parsed.Of(kind)
            : Parsed.Failed<NoticeKind>($"'{text}' is not tenders, changes or planned");

    private static Parsed<bool> YesOrNo(string text, string column) => text.ToLowerInvariant() switch
    {
        "" or "no" or "false" => Parsed.Of(false),
        "yes" or "true" or "si" or "sí" => Parsed.Of(true),
        _ => Parsed.Failed<bool>($"{column}: '{text}' is not yes or no"),
    };

    private static Parsed<int?> Days(string text) =>
        text.Length == 0 ? Parsed.Of<int?>(null)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestWait ? Parsed.Of<int?>(days)
        : Parsed.Failed<int?>($"min_working_days: '{text}' is not a number of days up to {LongestWait}");

    private static Parsed<string> Keyword(string text)
    {
        var query = KeywordQuery.Parse(text);
        return query.HasValue ? Parsed.Of(text) : Parsed.Failed<string>($"'{text}': {query.Reason}");
    }

    private static Parsed<decimal?> Amount(string text, string column) =>
        text.Length == 0 ? Parsed.Of<decimal?>(null)
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? Parsed.Of<decimal?>(amount)
        : Parsed.Failed<decimal?>($"{column}: '{text}' is not an amount such as 34100.50");
}
