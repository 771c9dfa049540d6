using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>A certificate of a mail server at 127.0.0.1, made for one test, with the authority that it is trusted by.</summary>
internal sealed record TestCertificate(string CertificateFile, string KeyFile, string AuthorityFile)
{
    public static TestCertificate Make(string folder, DateTimeOffset until)
    {
        var from = until.AddDays(-90);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Authority of this test", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, false));
        using var authority = authorityRequest.CreateSelfSigned(from.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var certificate = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));

        var made = new TestCertificate(Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"), Path.Combine(folder, "authority.pem"));
        File.WriteAllText(made.CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(made.KeyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(made.AuthorityFile, authority.ExportCertificatePem());
        return made;
    }
}
