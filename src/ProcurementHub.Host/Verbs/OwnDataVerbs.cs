using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Subscribers;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Verbs;

/// <summary>For who asks by letter or telephone what is kept of them, or that it be erased: what the page of their alerts does.</summary>
internal static class OwnDataVerbs
{
    public static Command CreateData()
    {
        var email = Address();
        var file = new Option<string?>("--out") { Description = "The file to write to; else standard output.", HelpName = "FILE" };
        var verb = new Command("data", "All that is kept of a subscriber, as JSON: to be handed to them.") { email, file };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var subscriber = await FindAsync(hub, context.Get(email)!, cancellationToken);
            var data = OwnDataJson.Write(await hub.Get<OwnDataStore>().ReadAsync(subscriber, cancellationToken));
            if (context.Get(file) is { } path)
            {
                await File.WriteAllBytesAsync(path, data, cancellationToken);
                context.Terminal.Note($"{path}: {data.Length:N0} bytes.");
                return ExitCode.Done;
            }

            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(data, cancellationToken);
            output.WriteByte((byte)'\n');
            return ExitCode.Done;
        });
        return verb;
    }

    public static Command CreateErase()
    {
        var email = Address();
        var sure = new Option<bool>("--yes") { Description = "It cannot be taken back; without this nothing is erased." };
        var verb = new Command("erase", "Erases a subscriber with their searches, what they were told, and their mails.") { email, sure };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var subscriber = await FindAsync(hub, context.Get(email)!, cancellationToken);
            if (!context.Get(sure))
                throw VerbFailure.WrongUse($"{subscriber.Email} is a subscriber. Nothing was erased: add --yes, it cannot be taken back.");
            if (!await hub.Get<OwnDataStore>().ForgetAsync(subscriber, cancellationToken))
                throw VerbFailure.WrongUse($"{subscriber.Email} was erased by somebody else meanwhile.");
            context.Terminal.Say($"{subscriber.Email} is erased. Backups of before hold it until they are overwritten.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Argument<string> Address() => new("EMAIL") { Description = "Address of the subscriber." };

    private static async Task<Subscriber> FindAsync(HubSession hub, string email, CancellationToken cancellationToken) =>
        await hub.Get<SubscriberStore>().FindByEmailAsync(email, cancellationToken)
        ?? throw VerbFailure.WrongUse($"'{email}' is no subscriber. Requests that nobody confirmed go by themselves within 30 days.");
}
