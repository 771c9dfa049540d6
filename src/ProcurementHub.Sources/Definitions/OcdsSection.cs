using ProcurementHub.Sources.Reading.Ocds;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "ocds:", what a publisher does its own way within the standard.</summary>
internal static class OcdsSection
{
    public static OcdsSettings Read(YamlSection? section)
    {
        var standard = new OcdsSettings();
        if (section is null)
            return standard;
        var address = section.Section("address");
        var settings = new OcdsSettings
        {
            TitleIsProcedureCode = section.Flag("titleIsProcedureCode", standard.TitleIsProcedureCode),
            ReleaseDateIsPublication = section.Flag("releaseDateIsPublication", standard.ReleaseDateIsPublication),
            AmountHiddenFlag = section.Text("amountHiddenFlag"),
            ItemIdIsCode = section.Flag("itemIdIsCode", standard.ItemIdIsCode),
            FalseSchemes = section.Texts("falseSchemes"),
            PageField = section.Text("page") ?? standard.PageField,
            PageDocument = section.Text("pageDocument"),
            DepartmentField = address is null ? standard.DepartmentField : address.Text("department"),
            ProvinceField = address is null ? standard.ProvinceField : address.Text("province"),
            DistrictField = address is null ? standard.DistrictField : address.Text("district"),
        };
        address?.Close();
        section.Close();
        return settings;
    }
}
