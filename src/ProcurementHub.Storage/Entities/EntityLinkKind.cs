namespace ProcurementHub.Storage.Entities;

/// <summary>Who says what of two identifiers. The numbers are stored: never renumber.</summary>
public enum EntityLinkKind
{
    /// <summary>A list says that they are of one body.</summary>
    Listed = 0,

    /// <summary>Staff says that they are of one body.</summary>
    Merged = 1,

    /// <summary>Staff says that they are of two bodies, whatever lists say.</summary>
    Apart = 2,
}
