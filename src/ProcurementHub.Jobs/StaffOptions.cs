namespace ProcurementHub.Jobs;

/// <summary>Who looks after the hub; section "Staff" of the configuration.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>Addresses that may sign in; without any nobody does.</summary>
    public IList<string> Emails { get; } = [];

    public bool Has(string email) => Emails.Any(known => string.Equals(known.Trim(), email.Trim(), StringComparison.OrdinalIgnoreCase));
}
