using System.Data.Common;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Staff;

/// <summary>Writes acts down within the transaction that does them: none is done and not logged, or logged and not done.</summary>
internal static class StaffLog
{
    private const string Add = """
        INSERT INTO staff_act (id, at, who, act, subject, other, why) VALUES (@Id, @at, @Who, @act, @Subject, @Other, @Why)
        """;

    public static Task AddAsync(DbTransaction transaction, StaffAct act, CancellationToken cancellationToken) => transaction.RunAsync(
        Add, new { act.Id, at = act.At, act.Who, act = (int)act.Act, act.Subject, act.Other, act.Why }, cancellationToken);

    private const string AddOfNotice = """
        INSERT INTO staff_act (id, at, who, act, subject, other, why)
        SELECT @id, @at, @who, @act, CONCAT(n.source_id, '/', n.native_id), NULL, @why
        FROM notice AS n
        WHERE n.id = @noticeId
        """;

    public static Task AddOfNoticeAsync(
        DbTransaction transaction, long id, StaffActKind act, long noticeId, string who, string why, DateTimeOffset at, CancellationToken cancellationToken) =>
        transaction.RunAsync(AddOfNotice, new { id, at, who, act = (int)act, noticeId, why }, cancellationToken);

    /// <summary>The name as the tables keep it that say it beside the act itself.</summary>
    public static string Short(string who) => who.Length <= KeyLength.SaidBy ? who : who[..KeyLength.SaidBy];
}
