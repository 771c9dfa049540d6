using System.Data.Common;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage;

namespace ProcurementHub.Host.Diagnosis;

/// <summary>How the hub talks with its SQL Server, and what the database allows.</summary>
internal static class ServerCheck
{
    private const string Name = "server";

    public static async Task<DoctorRow> RunAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        try
        {
            return Judge(await hub.Get<ServerSafety>().LookAsync(cancellationToken));
        }
        catch (DbException)
        {
            return new(Name, Checks.Warning, "The database cannot be asked.", "The check of the database tells why.");
        }
    }

    internal static DoctorRow Judge(ServerFindings? server) => server switch
    {
        null => new(Name, Checks.Ok, "None: the database is embedded.", null),
        { OtherHost: { } host, IsEncrypted: false } =>
            new(Name, Checks.Warning, $"What goes to {host} and comes from there is not encrypted.", "Take Encrypt=False out of ConnectionStrings:Hub."),
        { OtherHost: { } host, TakesAnyCertificate: true } =>
            new(Name, Checks.Warning, $"Whoever answers for {host} is believed.", "Give the server a certificate, and take TrustServerCertificate out of ConnectionStrings:Hub."),
        { AllowsSnapshots: false } =>
            new(Name, Checks.Warning, "The database allows no snapshots: a long read may see half of what changes meanwhile.", "ALTER DATABASE ... SET ALLOW_SNAPSHOT_ISOLATION ON (deploy/sqlserver/database.sql)."),
        { ReadsCommittedSnapshots: false } =>
            new(Name, Checks.Warning, "Who reads waits for who writes.", "ALTER DATABASE ... SET READ_COMMITTED_SNAPSHOT ON (deploy/sqlserver/database.sql)."),
        _ => new(Name, Checks.Ok, server.IsEncrypted ? "The connection is encrypted, and snapshots are allowed." : "It is on this machine, and snapshots are allowed.", null),
    };
}
