using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Compliance;

/// <summary>The weekly mails to staff: one an address and week, however many processes make them and however often they are killed.</summary>
public sealed class ComplianceMailStore(HubDatabase database)
{
    private const string Had = "SELECT email_folded FROM compliance_mail WHERE week = @week";

    /// <summary>Those of the addresses that have not had their mail of the week, each once.</summary>
    public async Task<IReadOnlyList<string>> WithoutAsync(IEnumerable<string> emails, string week, CancellationToken cancellationToken)
    {
        var had = (await database.ListAsync<string>(Had, new { week }, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return [.. emails.Select(email => email.Trim()).DistinctBy(EmailAddress.Fold).Where(email => !had.Contains(EmailAddress.Fold(email)))];
    }

    private const string Known = "SELECT COUNT(*) FROM compliance_mail WHERE email_folded = @folded AND week = @week";

    private const string Mark = "INSERT INTO compliance_mail (email_folded, week, mail_id) VALUES (@folded, @week, @id)";

    /// <summary>Keeps the mail and that it was made together.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    public async Task<bool> AddAsync(string email, string week, MailDraft mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var folded = EmailAddress.Fold(email);
            if (await transaction.FirstAsync<int>(Known, new { folded, week }, cancellationToken) > 0)
                return false;
            var id = ids.Next();
            var row = new NewMail(id, null, null, FormattableString.Invariant($"compliance:{id}"), mail);
            await OutboxTables.LoadAsync(database.Dialect, transaction, [row], at, cancellationToken);
            await transaction.RunAsync(Mark, new { folded, week, id }, cancellationToken);
            return true;
        }, cancellationToken);
    }
}
