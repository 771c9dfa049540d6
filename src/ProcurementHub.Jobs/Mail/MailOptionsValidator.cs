using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace ProcurementHub.Jobs.Mail;

/// <summary>One line for each wrong value, naming its key.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(MailOptions options)
    {
        if (!Enum.IsDefined(options.Transport))
            yield return $"Mail:Transport: '{options.Transport}' is not one of {string.Join(", ", Enum.GetNames<MailTransportKind>())}.";
#if !WITH_MAILKIT
        if (options.Transport == MailTransportKind.MailKit)
            yield return "Mail:Transport: 'MailKit' is not in this build; build with -p:WithMailKit=true or use 'Smtp'.";
#endif
        if (!MailAddress.TryCreate(options.From, out _))
            yield return $"Mail:From: '{options.From}' is not an address such as 'ProcurementHub <avisos@example.org>'.";

        foreach (var failure in Limits(options).Concat(Bounces(options.Bounces)))
            yield return failure;

        var smtp = options.Smtp;
        if (smtp.Connections is < 1 or > 100)
            yield return $"Mail:Smtp:Connections: {smtp.Connections} is not between 1 and 100.";
        if (smtp.Unconfirmed is < 1 or > 100)
            yield return $"Mail:Smtp:Unconfirmed: {smtp.Unconfirmed} is not between 1 and 100.";
        if (smtp.Timeout < TimeSpan.FromSeconds(1) || smtp.Timeout > TimeSpan.FromMinutes(10))
            yield return $"Mail:Smtp:Timeout: {smtp.Timeout} is not between 00:00:01 and 00:10:00.";
        if (options.Transport == MailTransportKind.PickupFolder)
            yield break;
        if (string.IsNullOrWhiteSpace(smtp.Host))
            yield return $"Mail:Smtp:Host: must name the mail server when Mail:Transport is '{options.Transport}'.";
        if (smtp.Port is < 1 or > 65535)
            yield return $"Mail:Smtp:Port: {smtp.Port} is not a port.";
        if (options.Transport == MailTransportKind.Smtp && smtp.Security == MailSecurity.Tls)
            yield return "Mail:Smtp:Security: 'Tls' needs Mail:Transport 'MailKit'; with 'Smtp' use 'StartTls', mostly on port 587.";
        if (string.IsNullOrEmpty(smtp.User) != string.IsNullOrEmpty(smtp.Password))
            yield return "Mail:Smtp:User: user and password are given together or not at all.";
        else if (!string.IsNullOrEmpty(smtp.User) && smtp.Security == MailSecurity.None)
            yield return "Mail:Smtp:Security: a password is not sent without TLS; use 'StartTls'.";
    }

    private static IEnumerable<string> Limits(MailOptions options)
    {
        const int fastest = 1_000_000;
        if (options.MailsPerMinute is < 1 or > fastest)
            yield return $"Mail:MailsPerMinute: {options.MailsPerMinute} is not between 1 and {fastest}.";
        foreach (var (key, limits) in options.Domains.Select(own => ($"Mail:Domains:{own.Key}", own.Value)).Prepend(("Mail:PerDomain", options.PerDomain)))
        {
            if (limits.Connections is < 1 or > 100)
                yield return $"{key}:Connections: {limits.Connections} is not between 1 and 100.";
            if (limits.MailsPerMinute is < 1 or > fastest)
                yield return $"{key}:MailsPerMinute: {limits.MailsPerMinute} is not between 1 and {fastest}.";
        }
    }

    private static IEnumerable<string> Bounces(BounceOptions bounces)
    {
        if (bounces.Maildir is { } folder && !Directory.Exists(Path.Combine(folder, "new")))
            yield return $"Mail:Bounces:Maildir: '{folder}' is not a Maildir folder: it has no folder 'new'.";
    }
}
