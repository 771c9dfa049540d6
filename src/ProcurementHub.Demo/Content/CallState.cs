namespace ProcurementHub.Demo.Content;

public enum CallState
{
    Open,
    Cancelled,

    /// <summary>"Desierto": no valid tender came.</summary>
    Void,
    Awarded,
}
