using ProcurementHub.Sources.Reading.EForms;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "eforms:", what a publisher adds to the standard's notices.</summary>
internal static class EFormsSection
{
    public static EFormsSettings Read(YamlSection? section)
    {
        var standard = new EFormsSettings();
        if (section is null)
            return standard;
        var settings = new EFormsSettings
        {
            Languages = section.Has("languages") ? section.Texts("languages") : standard.Languages,
            Page = section.Text("page"),
            ProcedureTypes = new WordMap(section.Words("procedureTypes")),
        };
        section.Close();
        return settings;
    }
}
