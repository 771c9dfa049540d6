using System.Globalization;
using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>On what a state rests, in words that files and programs get: the same everywhere, and in English.</summary>
public static class ComplianceEvidence
{
    /// <summary>"day_named; pe-pac, unconfirmed": the reason, the rule, and how sure the rule is.</summary>
    public static string Basis(Duty duty, PlanVerdict verdict) => $"{verdict.Basis.ToWord()}; {duty.Id}, {Word(duty.Confidence)}";

    public static string Word(LegalConfidence confidence) => confidence switch
    {
        LegalConfidence.Confirmed => "confirmed",
        LegalConfidence.Reported => "reported",
        _ => "unconfirmed",
    };

    /// <summary>Null where there is nothing to go by.</summary>
    public static string? Of(PlanVerdict verdict)
    {
        if (verdict.Exemption is { } exemption)
            return $"exempted on {Day(exemption.Day)}: {exemption.Why}";
        var fact = verdict.Evidence is { } evidence ? $"{evidence.Source}: {evidence.Evidence ?? "lines of the plan"}, first read {Instant(evidence.SeenAt)}" : null;
        return verdict.Register is { } register ? fact is null ? Of(register) : $"{fact}; {Of(register)}" : fact;
    }

    private static string Of(RegisterReading register)
    {
        var read = register.Read.Count == 0 ? "never read"
            : register.IsSaved
                ? $"saved files read {Instant(register.Read[^1].Began)}, newest day in them {(register.StandsAt is { } day ? Day(day) : "none")}"
                : $"read {Instant(register.Read[^1].Began)}";
        return register.FailingSince is { } since ? $"{register.Register.Source}: {read}, failing since {Instant(since)}: {register.Reason ?? "no reason kept"}"
            : $"{register.Register.Source}: {read}";
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
