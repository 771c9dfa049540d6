namespace ProcurementHub.Storage.Engines;

/// <summary>The failures of an engine after which trying again makes sense.</summary>
internal enum SqlFault
{
    Other,

    /// <summary>Somebody else inserted the same key first.</summary>
    UniqueViolation,

    Deadlock,

    /// <summary>The database was locked for longer than we wait.</summary>
    Busy,

    /// <summary>The server ended the connection, or could not be reached.</summary>
    ConnectionLost,

    /// <summary>This connection cannot write, and never will; a new one may.</summary>
    OnlyReads,
}
