namespace ProcurementHub.Jobs.Nodes;

/// <summary>Work that one process does at a time, as leases, the log and `hub nodes` call it.</summary>
public static class WorkNames
{
    public const string Matching = "matching";
    public const string MatchingPlans = "matching plans";
    public const string Composing = "composing";
    public const string MailUpkeep = "mail upkeep";
    public const string Bounces = "bounces";
    public const string ComplianceMail = "compliance mail";
    public const string LeadTimes = "lead times";
    public const string Housekeeping = "housekeeping";
}
