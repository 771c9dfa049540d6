using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads when live passes are due.</summary>
internal static partial class CadenceKeys
{
    public static TimeSpan Every(YamlSection root)
    {
        var text = root.Text("every");
        if (text is null)
            return TimeSpan.FromHours(1);
        var match = Length().Match(text);
        if (!match.Success)
        {
            root.Refuse("every", $"must be a number with m, h or d, such as 30m; it is '{text}'.");
            return TimeSpan.FromHours(1);
        }

        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    [GeneratedRegex("^([1-9][0-9]{0,3})(m|h|d)$")]
    private static partial Regex Length();

    /// <summary>In the source's zone.</summary>
    public static IReadOnlyList<QuietHours> Quiet(YamlSection root)
    {
        var windows = new List<QuietHours>();
        foreach (var text in root.Texts("quiet"))
        {
            var window = QuietHours.Parse(text);
            if (window.HasValue)
                windows.Add(window.Value);
            else
                root.Refuse("quiet", $"must be times of the day such as 22:00-06:00: {window.Reason}");
        }

        if (!QuietHours.LeaveTime(windows))
            root.Refuse("quiet", "leaves no time of the day at which the source may be fetched.");
        return windows;
    }

    /// <summary>Whether passes that ask only for what is new give much on one day and nothing on another.</summary>
    public static bool? Varies(YamlSection root) => root.Choice("volume", (bool?)null, ("steady", false), ("varies", true));
}
