namespace ProcurementHub.Storage.Subscribers;

internal static class EmailAddress
{
    /// <summary>No provider that matters tells two mailboxes apart by case.</summary>
    public static string Fold(string email) => email.Trim().ToLowerInvariant();
}
