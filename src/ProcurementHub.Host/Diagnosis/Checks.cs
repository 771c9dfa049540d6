using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Diagnosis;

/// <summary>What the doctor looks at, each with what to do about it.</summary>
internal static class Checks
{
    public const string Ok = "ok";
    public const string Warning = "warning";
    public const string Failed = "failed";

    private const long LeastFreeBytes = 1L << 30;

    public static IReadOnlyList<Func<VerbContext, HubSession, CancellationToken, Task<DoctorRow>>> All { get; } =
        [DatabaseAsync, ServerCheck.RunAsync, DiskAsync, MailAsync, OutboxAsync, ClockAsync, ContactAsync, DefinitionsAsync, SourcesAsync];

    private static async Task<DoctorRow> DatabaseAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        try
        {
            await hub.Get<HubDatabase>().CheckAsync(cancellationToken);
            var pending = await hub.Get<Migrator>().PendingAsync(cancellationToken);
            var provider = hub.Get<StorageOptions>().Provider;
            return pending.Count == 0
                ? new("database", Ok, $"{provider} answers and is up to date.", null)
                : new("database", Warning, $"{provider} answers; {pending.Count} migrations are pending.", "hub migrate");
        }
        catch (DbException exception)
        {
            return new("database", Failed, exception.Message, "See that the server runs and that ConnectionStrings:Hub is right.");
        }
        catch (SchemaMismatchException exception)
        {
            return new("database", Failed, exception.Message, "Use the release that made this database, or a newer one.");
        }
    }

    private static async Task<DoctorRow> DiskAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        var probe = Path.Combine(context.DataFolder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllTextAsync(probe, "probe", cancellationToken);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new("disk", Failed, $"{context.DataFolder} cannot be written: {exception.Message}", "Give the hub's user the right to write there, or choose another folder with --data.");
        }

        var free = new DriveInfo(context.DataFolder).AvailableFreeSpace;
        if (free < EvidenceFolder.LeastFreeBytes)
            return new("disk", Failed, $"{free >> 20} MB free in {context.DataFolder}: nothing is fetched until there is room again.", "Free some space; what stood still goes on by itself.");
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):0.0} GB free in {context.DataFolder}.");
        return free >= LeastFreeBytes
            ? new("disk", Ok, text, null)
            : new("disk", Warning, text, "Free some space, or move the data folder: evidence and mail need it.");
    }

    private static async Task<DoctorRow> MailAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        var mail = hub.Get<IOptions<MailOptions>>().Value;
        if (mail.Transport == MailTransportKind.PickupFolder)
            return new("mail", Ok, $"Mails are written to {context.MailFolder}; nothing is sent.", "Set Mail:Transport to Smtp to send them.");
        return await SmtpProbe.RunAsync(mail.Smtp.Host, mail.Smtp.Port, cancellationToken) is { } reason
            ? new("mail", Failed, $"{mail.Smtp.Host}:{mail.Smtp.Port} {reason}", "Check Mail:Smtp:Host and Mail:Smtp:Port, and that a firewall lets the hub through.")
            : new("mail", Ok, $"{mail.Smtp.Host}:{mail.Smtp.Port} greets as a mail server.", null);
    }

    private static async Task<DoctorRow> OutboxAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken) =>
        await IsReadyAsync(hub, cancellationToken)
            ? await OutboxCheck.RunAsync(context, hub, cancellationToken)
            : new("outbox", Warning, "The database is not ready to tell.", "hub migrate");

    private static async Task<DoctorRow> ClockAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        var now = context.Clock.GetUtcNow();
        DateTimeOffset? latest = null;
        if (await IsReadyAsync(hub, cancellationToken))
            latest = (await hub.Get<SourceStore>().ListAsync(cancellationToken)).Max(source => source.LastStartedAt);
        var text = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return latest > now + TimeSpan.FromMinutes(5)
            ? new("clock", Warning, $"It is {text}, but a source was read at {latest:yyyy-MM-dd'T'HH:mm:ss'Z'}.", "Set the machine's clock (NTP): deadlines are judged by it.")
            : new("clock", Ok, $"It is {text}.", null);
    }

    private static Task<DoctorRow> ContactAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        var contact = hub.Get<IOptions<FetchOptions>>().Value.Contact;
        return Task.FromResult<DoctorRow>(string.IsNullOrWhiteSpace(contact)
            ? new("contact", Warning, "No portal is asked: the hub would not tell them whom to write to.", "Set Fetch:Contact to a mail address or a page of yours.")
            : new("contact", Ok, $"Portals are told to write to {contact}.", null));
    }

    private static Task<DoctorRow> DefinitionsAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        var catalog = hub.Get<SourceCatalog>();
        return Task.FromResult<DoctorRow>(catalog.Errors.Count == 0
            ? new("definitions", Ok, $"{catalog.All.Count} sources are described.", null)
            : new("definitions", Warning, string.Join("; ", catalog.Errors), "Mend the file; the other sources go on without it."));
    }

    private static async Task<DoctorRow> SourcesAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        if (!await IsReadyAsync(hub, cancellationToken))
            return new("sources", Warning, "The database is not ready to tell.", "hub migrate");
        var sources = (await hub.Get<SourceWatch>().ListAsync(cancellationToken)).Where(source => source.Known is not null).ToList();
        var ill = sources
            .Where(source => source.Condition.IsTrouble())
            .Select(source => $"{source.Definition.Id} {source.Condition.ToWord()}")
            .ToList();
        return ill.Count == 0
            ? new("sources", Ok, sources.Count == 0 ? "None has been read yet." : $"{sources.Count} have been read, none is late or failing.", null)
            : new("sources", Warning, $"{ill.Count} of {sources.Count} in trouble: {string.Join(", ", ill)}.", "hub sources tells why; hub sources check ID shows what is read now.");
    }

    private static async Task<bool> IsReadyAsync(HubSession hub, CancellationToken cancellationToken)
    {
        try
        {
            return (await hub.Get<Migrator>().PendingAsync(cancellationToken)).Count == 0;
        }
        catch (Exception exception) when (exception is DbException or SchemaMismatchException)
        {
            // The check of the database tells why.
            return false;
        }
    }
}
