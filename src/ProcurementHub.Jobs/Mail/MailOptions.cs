using System.Net.Mail;

namespace ProcurementHub.Jobs.Mail;

public enum MailTransportKind
{
    PickupFolder,
    Smtp,
    MailKit,
}

public enum MailSecurity
{
    None,

    /// <summary>Plain connection that turns to TLS before anything is said; refused by the hub when the server cannot.</summary>
    StartTls,

    /// <summary>TLS from the first byte, as on port 465.</summary>
    Tls,
}

/// <summary>The section "Mail" of the configuration.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public MailTransportKind Transport { get; set; } = MailTransportKind.PickupFolder;

    /// <summary>"Name &lt;address&gt;" or an address. Its domain is also that of the Message-IDs.</summary>
    public string From { get; set; } = "ProcurementHub <avisos@localhost>";

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>To all receivers together; null is as fast as the server takes them.</summary>
    public int? MailsPerMinute { get; set; }

    /// <summary>Of every receiving domain that is not named in <see cref="Domains"/>.</summary>
    public DomainLimits PerDomain { get; set; } = new();

    /// <summary>Receiving domains with limits of their own. What they leave open is as in <see cref="PerDomain"/>.</summary>
    public Dictionary<string, DomainLimits> Domains { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public BounceOptions Bounces { get; set; } = new();

    internal MailAddress Sender => new(From);

    internal DomainLimits LimitsOf(string domain) => Domains.GetValueOrDefault(domain) is not { } own
        ? PerDomain
        : new DomainLimits { Connections = own.Connections ?? PerDomain.Connections, MailsPerMinute = own.MailsPerMinute ?? PerDomain.MailsPerMinute };
}

/// <summary>The section "Mail:Smtp" of the configuration.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>How many mails are on their way at once.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>
    /// How many mails may wait for the server's last answer, or to be noted as sent, at once: so many at the most go out
    /// again when the program is killed. With a server nearby one costs nothing; a far one, or one that thinks long,
    /// takes more mails a second with more.
    /// </summary>
    public int Unconfirmed { get; set; } = 1;

    /// <summary>How long the server may take up to the end of a mail, and once more to answer it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>The sections "Mail:PerDomain" and "Mail:Domains:NAME" of the configuration. Null is no limit.</summary>
public sealed class DomainLimits
{
    /// <summary>How many mails to the domain are on their way at once.</summary>
    public int? Connections { get; set; }

    public int? MailsPerMinute { get; set; }
}

/// <summary>The section "Mail:Bounces" of the configuration.</summary>
public sealed class BounceOptions
{
    /// <summary>The Maildir folder (with "new" and "cur") of the mailbox that gets bounces and complaints; null when there is none.</summary>
    public string? Maildir { get; set; }
}
