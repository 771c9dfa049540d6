namespace ProcurementHub.Host.Output;

internal sealed record MigrationRow(string Applied);

internal sealed record DoctorRow(string Check, string State, string Finding, string? Remedy);
