using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Jobs.Subscribers;

namespace ProcurementHub.Web.Subscribing;

/// <summary>
/// A form as a subscription, or all that keeps it from being one. What is not understood is never passed over: the
/// subscription would silently ask for less, or for everything.
/// </summary>
public sealed class FormReading
{
    // All of it stands in the address, which may not be longer than 8 kB.
    private const int LongestText = 500;
    private const int MostLines = 20;
    private const int MostChoices = 100;

    private readonly List<FormFault> faults = [];

    private FormReading(SubscriptionForm form)
    {
        // In the order in which the fields stand, for so the faults are listed.
        Criteria = new SubscriptionCriteria
        {
            Sectors = Chosen(form.Sectors, "sector", code => SectorList.Standard.Find(code)?.Code),
            Regions = Chosen(form.Regions, "region", code => RegionTree.Standard.Find(code)?.Code),
            Keywords = Queries(form.Words, "q"),
            Exclude = Queries(form.Without, "exclude"),
            Categories = Chosen(form.Categories, "category", word => NoticeWords.ParseCategory(word)),
            ProcedureTypes = Chosen(form.ProcedureTypes, "type", type => type),
            MinAmount = Amount(form.Least, "min"),
            MaxAmount = Amount(form.Most, "max"),
            OnlySmeReserved = form.OnlyReserved,
            MinWorkingDaysLeft = WorkingDays(form.Days),
            Kinds = Chosen(form.Kinds, "kind", word => SubscriptionWords.ParseKind(word)),
        };
        if (Criteria.MinAmount > Criteria.MaxAmount)
            faults.Insert(faults.FindLastIndex(fault => fault.Field is not ("days" or "kind")) + 1, new("max", "FaultAmountOrder"));
        Frequency = FrequencyWords.Parse(form.Often) ?? Fault<Frequency>("often", "FaultChoice", form.Often);
    }

    /// <summary>In the order of the fields; empty where the subscription can be made.</summary>
    public IReadOnlyList<FormFault> Faults => faults;

    /// <summary>Without what is at fault.</summary>
    public SubscriptionCriteria Criteria { get; }

    public Frequency Frequency { get; }

    public static FormReading Of(SubscriptionForm form) => new(form);

    private List<string> Queries(string text, string field)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (text.Length > LongestText || lines.Length > MostLines)
        {
            faults.Add(new(field, "FaultTooLong", LongestText, MostLines));
            return [];
        }

        for (var line = 0; line < lines.Length; line++)
        {
            if (KeywordQuery.FaultOf(lines[line]) is { } fault)
                faults.Add(new(field, $"FaultWords_{fault.Kind}", lines[line], fault.Position));
        }

        return [.. lines.Distinct(StringComparer.Ordinal)];
    }

    private List<T> Chosen<T>(IReadOnlyList<string> values, string field, Func<string, T?> find)
        where T : struct => Found(values, field, value => find(value) is { } found ? (object)found : null).ConvertAll(found => (T)found);

    private List<string> Chosen(IReadOnlyList<string> values, string field, Func<string, string?> find) =>
        Found(values, field, find).ConvertAll(found => (string)found);

    private List<object> Found(IReadOnlyList<string> values, string field, Func<string, object?> find)
    {
        if (values.Count > MostChoices || values.Any(value => value.Length > LongestText))
        {
            faults.Add(new(field, "FaultTooMany", MostChoices));
            return [];
        }

        var found = new List<object>();
        foreach (var value in values)
        {
            if (find(value) is { } choice)
                found.Add(choice);
            else
                faults.Add(new(field, "FaultChoice", value));
        }

        return [.. found.Distinct()];
    }

    /// <summary>"1.500" is one and a half to one reader and fifteen hundred to another, and so is refused.</summary>
    private decimal? Amount(string text, string field)
    {
        if (text.Length == 0)
            return null;
        var culture = CultureInfo.CurrentCulture;
        var point = text.LastIndexOf(culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
        if (decimal.TryParse(text.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, culture, out var amount)
            && (point < 0 || text.Length - point <= 3))
            return amount;
        faults.Add(new(field, "FaultAmount", text));
        return null;
    }

    private int? WorkingDays(string text)
    {
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= CriteriaParser.LongestWait)
            return days;
        faults.Add(new("days", "FaultDays", text, CriteriaParser.LongestWait));
        return null;
    }

    private T Fault<T>(string field, string key, params object[] values)
        where T : struct
    {
        faults.Add(new(field, key, values));
        return default;
    }
}
