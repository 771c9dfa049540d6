namespace ProcurementHub.Web.Subscribing;

/// <summary>Something in a form that cannot be taken.</summary>
/// <param name="Field">Id of the field that it stands at.</param>
/// <param name="Key">Of the text that says it.</param>
public sealed record FormFault(string Field, string Key, params object[] Values);
