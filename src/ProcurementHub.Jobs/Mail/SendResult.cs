namespace ProcurementHub.Jobs.Mail;

/// <summary>What one sending pass did.</summary>
/// <param name="Postponed">Not taken now, to be tried again.</param>
/// <param name="GivenUp">Refused for good, or tried for days.</param>
/// <param name="LastError">Of the mails that were not taken; null when all were.</param>
public sealed record SendResult(int Sent, int Postponed, int GivenUp, string? LastError);
