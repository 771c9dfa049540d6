namespace ProcurementHub.Demo.Serving;

/// <summary>What a list says it holds.</summary>
internal enum Listing
{
    AsItIs,

    /// <summary>Nothing.</summary>
    Emptied,

    /// <summary>The same pages over and over, each with a next one.</summary>
    Repeating,

    /// <summary>Pages without end; when the true calls are all listed, calls that do not exist follow.</summary>
    Inventing,
}
