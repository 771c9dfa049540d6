using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Web.Subscribing;

/// <summary>How often, in addresses and forms.</summary>
public static class FrequencyWords
{
    /// <summary>Those to choose from, in the order in which to show them.</summary>
    public static IReadOnlyList<Frequency> Choices { get; } = [Frequency.Daily, Frequency.Weekly, Frequency.Hourly];

    public static string Of(Frequency frequency) => frequency switch
    {
        Frequency.Hourly => "hourly",
        Frequency.Weekly => "weekly",
        Frequency.Off => "off",
        _ => "daily",
    };

    /// <summary>An empty word is the usual; null for one that is none.</summary>
    public static Frequency? Parse(string word) =>
        word.Length == 0 ? Frequency.Daily
        : Enum.GetValues<Frequency>().Where(frequency => Of(frequency) == word).Cast<Frequency?>().FirstOrDefault();
}
