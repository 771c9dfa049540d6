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
}
