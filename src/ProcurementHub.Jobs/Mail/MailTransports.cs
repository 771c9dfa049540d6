namespace ProcurementHub.Jobs.Mail;

/// <summary>The transport that the configuration names.</summary>
public static class MailTransports
{
    /// <param name="options">Validated.</param>
    /// <param name="pickupFolder">Where the pick-up transport writes.</param>
    public static IMailTransport Create(MailOptions options, string pickupFolder) => options.Transport switch
    {
        MailTransportKind.Smtp => new SmtpTransport(options.Smtp),
#if WITH_MAILKIT
        MailTransportKind.MailKit => new MailKitTransport(options.Smtp),
#endif
        _ => new PickupFolderTransport(pickupFolder),
    };
}
