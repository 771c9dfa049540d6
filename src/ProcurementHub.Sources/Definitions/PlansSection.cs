namespace ProcurementHub.Sources.Definitions;

/// <summary>What a document of a source of plans says of a plan.</summary>
/// <param name="AreWhole">It has all lines: one that is no longer in it was taken out.</param>
/// <param name="AreNumbered">References count from 1: a number that is missing is a line that was taken out.</param>
public sealed record PlanSettings(bool AreWhole, bool AreNumbered)
{
    public static PlanSettings Parts { get; } = new(false, false);
}

/// <summary>Reads "plans:".</summary>
internal static class PlansSection
{
    public static PlanSettings Read(YamlSection? section)
    {
        if (section is null)
            return PlanSettings.Parts;
        var plans = new PlanSettings(section.Flag("whole", false), section.Flag("numbered", false));
        section.Close();
        return plans;
    }
}
