using System.CommandLine;

namespace ProcurementHub.Host.Verbs;

/// <summary>Who of the staff says something, for histories.</summary>
internal static class StaffName
{
    private const int Longest = 60;

    public static Option<string?> Option() =>
        new("--by") { Description = "Who says so; the user of this machine without it.", HelpName = "NAME" };

    public static string Of(string? given)
    {
        var name = string.IsNullOrWhiteSpace(given) ? Environment.UserName : given.Trim();
        return name.Length <= Longest ? name : name[..Longest];
    }
}
