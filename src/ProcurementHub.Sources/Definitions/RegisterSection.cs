using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "register:".</summary>
internal static class RegisterSection
{
    public static RegisterSettings? Read(YamlSection? section)
    {
        if (section is null)
            return null;
        var register = new RegisterSettings(section.Required("file"), FieldSection.Read(section.Section("fields")));
        if (!register.Fields.Any(field => field.Name == FieldNames.PlanFile))
            section.Refuse("fields", $"must name '{FieldNames.PlanFile}', the file that a row is about.");
        section.Close();
        return register;
    }
}
