using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Staff;

/// <summary>That staff took a notice out of sight.</summary>
public sealed record HiddenNotice
{
    public required DateTimeOffset HiddenAt { get; init; }

    /// <summary>For everybody who asks for its page.</summary>
    public required string Why { get; init; }
}

/// <summary>
/// Notices that staff took out of sight. They are collected, matched and kept on like any other, so that one that is
/// shown again is as if it had never been away, and who has not heard of it is told then.
/// </summary>
public sealed class HiddenNotices(HubDatabase database, TimeProvider time)
{
    /// <summary>The condition under which the notice "n" of a statement is for everybody.</summary>
    internal const string NotThis = "NOT EXISTS (SELECT 1 FROM hidden_notice AS hidden WHERE hidden.notice_id = n.id)";

    private const string Hide = """
        INSERT INTO hidden_notice (notice_id, hidden_at, why)
        SELECT @noticeId, @at, @why
        WHERE NOT EXISTS (SELECT 1 FROM hidden_notice AS h WHERE h.notice_id = @noticeId)
        """;

    /// <returns>False where it was hidden already.</returns>
    public Task<bool> HideAsync(long noticeId, string who, string why, CancellationToken cancellationToken) =>
        ChangeAsync(Hide, StaffActKind.Hidden, noticeId, who, why, cancellationToken);

    private const string Show = "DELETE FROM hidden_notice WHERE notice_id = @noticeId";

    /// <returns>False where it was not hidden.</returns>
    public Task<bool> ShowAsync(long noticeId, string who, string why, CancellationToken cancellationToken) =>
        ChangeAsync(Show, StaffActKind.Shown, noticeId, who, why, cancellationToken);

    private const string One = "SELECT hidden_at, why FROM hidden_notice WHERE notice_id = @noticeId";

    /// <summary>Null where it is for everybody.</summary>
    public Task<HiddenNotice?> FindAsync(long noticeId, CancellationToken cancellationToken) =>
        database.FirstAsync<HiddenNotice>(One, new { noticeId }, cancellationToken);

    private async Task<bool> ChangeAsync(
        string statement, StaffActKind act, long noticeId, string who, string why, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var at = time.GetUtcNow();
            if (await transaction.RunAsync(statement, new { noticeId, at, why }, cancellationToken) == 0)
                return false;
            await StaffLog.AddOfNoticeAsync(transaction, ids.Next(), act, noticeId, who, why, at, cancellationToken);
            return true;
        }, cancellationToken);
    }
}
