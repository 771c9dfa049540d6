using Microsoft.Data.SqlClient;
using ProcurementHub.Host.Diagnosis;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Tests.Storage.Engines;

public sealed class ServerSafetyTests
{
    [Test]
    public void Connection_ThatSaysNothingOfEncryption_IsEncrypted() =>
        Assert.That(new SqlConnectionStringBuilder(new SqlServerDialect("Server=db;Database=hub").ConnectionString).Encrypt, Is.EqualTo(SqlConnectionEncryptOption.Mandatory));

    [TestCase("Server=db;Database=hub;Encrypt=False", "warning", "not encrypted")]
    [TestCase("Server=tcp:db.example.org,1433;Database=hub;Encrypt=False", "warning", "db.example.org")]
    [TestCase("Server=db\\HUB;Database=hub;TrustServerCertificate=True", "warning", "believed")]
    [TestCase("Server=db;Database=hub", "ok", "encrypted")]
    [TestCase("Server=tcp:127.0.0.1,1433;Database=hub;Encrypt=False", "ok", "this machine")]
    [TestCase("Server=(local)\\HUB;Database=hub;Encrypt=False", "ok", "this machine")]
    public void Doctor_ByTheConnectionString_Warns(string connectionString, string state, string finding)
    {
        var (host, isEncrypted, isAnyCertificate) = ServerSafety.Connection(connectionString);

        var row = ServerCheck.Judge(new ServerFindings(host, isEncrypted, isAnyCertificate, AllowsSnapshots: true, ReadsCommittedSnapshots: true));

        Assert.That((row.State, row.Finding), Is.EqualTo((state, row.Finding)));
        Assert.That(row.Finding, Does.Contain(finding));
    }

    [TestCase(false, true, "ALLOW_SNAPSHOT_ISOLATION")]
    [TestCase(true, false, "READ_COMMITTED_SNAPSHOT")]
    public void Doctor_DatabaseWithoutSnapshots_SaysWhatToSet(bool allows, bool committed, string setting)
    {
        var row = ServerCheck.Judge(new ServerFindings(null, IsEncrypted: true, TakesAnyCertificate: false, allows, committed));

        Assert.That(row.State, Is.EqualTo(Checks.Warning));
        Assert.That(row.Remedy, Does.Contain(setting));
    }
}
