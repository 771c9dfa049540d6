namespace ProcurementHub.Core.Notices;

/// <summary>
/// OCDS mainProcurementCategory, with consulting for works told apart from other services,
/// because other firms compete for it. The numbers are stored: never renumber.
/// </summary>
public enum ProcurementCategory
{
    Unknown = 0,
    Goods = 1,
    Services = 2,
    Works = 3,
    Consulting = 4,
}
