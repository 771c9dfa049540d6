namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads where a live pass begins.</summary>
internal static class StartKeys
{
    // More would be a copy of an archive, not a look at what is new.
    private const int MostAddresses = 400;

    public static Uri? Base(YamlSection root)
    {
        if (root.Text("base") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        root.Refuse("base", "is not an address of the web.");
        return null;
    }

    /// <summary>"hours:", "days:" or "months:", which make several addresses of a start with dates in it.</summary>
    public static DateWindow? Window(YamlSection root)
    {
        var hours = Window(root, "hours", WindowUnit.Hours);
        var days = Window(root, "days", WindowUnit.Days);
        var months = Window(root, "months", WindowUnit.Months);
        if (new[] { hours, days, months }.Count(window => window is not null) > 1)
            root.Refuse(days is null ? "months" : "days", "cannot stand beside another of hours, days and months.");
        return hours ?? days ?? months;
    }

    private static DateWindow? Window(YamlSection root, string key, WindowUnit unit)
    {
        if (root.Section(key) is not { } section)
            return null;
        var window = new DateWindow(unit)
        {
            Back = section.Number("back", 0),
            Ahead = section.Number("ahead", 0),
            Current = section.Flag("current", true),
            Step = section.Number("step", 1),
        };
        // What starts anew every day or year cannot be cut into steps that go over its end.
        var whole = unit switch { WindowUnit.Hours => 24, WindowUnit.Days => window.Step, _ => 12 };
        if (window.Step == 0 || whole % window.Step != 0)
            section.Refuse("step", unit == WindowUnit.Days ? "must be 1 or more." : $"must go into {whole} without a rest.");
        else if (window.Back + window.Ahead > MostAddresses)
            section.Refuse("back", $"and ahead together may be {MostAddresses} at most.");
        else if (!window.Current && window.Back + window.Ahead == 0)
            section.Refuse("current", "is left out, and nothing else is asked for.");
        section.Close();
        return window;
    }
}
