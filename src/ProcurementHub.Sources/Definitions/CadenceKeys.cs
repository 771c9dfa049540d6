using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads when live passes are due.</summary>
internal static partial class CadenceKeys
{
    /// <summary>Between two requests of this source to a host, where that is longer than the operator's.</summary>
    public static TimeSpan Delay(YamlSection root)
    {
        if (root.Text("delay") is not { } text)
            return TimeSpan.Zero;
        if (Seconds().Match(text) is { Success: true } match)
            return TimeSpan.FromSeconds(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        root.Refuse("delay", $"must be seconds up to 600, such as 10s; it is '{text}'.");
        return TimeSpan.Zero;
    }

    [GeneratedRegex("^([1-9][0-9]?|[1-5][0-9]{2}|600)s$")]
    private static partial Regex Seconds();

    public static TimeSpan Every(YamlSection root) => Length(root, "every", TimeSpan.FromHours(1));

    /// <summary>Of the section "detail": dates move within documents whose row in the list stays as it is.</summary>
    public static TimeSpan Refresh(YamlSection detail) => Length(detail, "refresh", TimeSpan.FromDays(1));

    private static TimeSpan Length(YamlSection section, string key, TimeSpan otherwise)
    {
        var text = section.Text(key);
        if (text is null)
            return otherwise;
        var match = Length().Match(text);
        if (!match.Success)
        {
            section.Refuse(key, $"must be a number with m, h or d, such as 30m; it is '{text}'.");
            return otherwise;
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

    /// <summary>
    /// Whether passes that ask only for what is new give much on one day and nothing on another. Null where it is not
    /// said: then the window tells (<see cref="SourceDefinition.VolumeVaries"/>).
    /// </summary>
    public static bool? Varies(YamlSection root) => root.Choice("volume", (bool?)null, ("steady", false), ("varies", true));
}
