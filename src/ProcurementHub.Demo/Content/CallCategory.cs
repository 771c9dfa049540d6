namespace ProcurementHub.Demo.Content;

/// <summary>What is bought; OCDS has no word for the last and files it under services.</summary>
public enum CallCategory
{
    Goods,
    Services,
    Works,
    WorksConsulting,
}
