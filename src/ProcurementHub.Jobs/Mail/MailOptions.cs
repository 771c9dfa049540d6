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

    internal MailAddress Sender => new(From);
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
}
