namespace ProcurementHub.Demo.Content;

/// <summary>A made-up public body at a real place; <see cref="Ruc"/> has eleven digits and a valid check digit.</summary>
public sealed record PublishedEntity(
    string Ruc, string ConsucodeId, string Name, string Acronym, EntityKind Kind, Place Place, string Address);

public enum EntityKind
{
    DistrictMunicipality,
    ProvincialMunicipality,
    RegionalGovernment,
    Hospital,
    SchoolAuthority,
    University,
    NationalBody,
    WaterCompany,
}
