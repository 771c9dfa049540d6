namespace ProcurementHub.Core.Notices;

/// <summary>How large a firm is, by the common words of eForms (BT-165) and of the scale extension of OCDS.</summary>
public enum FirmSize
{
    NotSaid,
    Micro,
    Small,
    Medium,

    /// <summary>"sme": micro, small or medium; which of them is not said.</summary>
    Sme,
    Large,
}
