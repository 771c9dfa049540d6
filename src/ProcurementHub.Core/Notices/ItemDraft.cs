namespace ProcurementHub.Core.Notices;

/// <summary>
/// What a row of a list of items says: codes of a notice that other documents tell of. It makes no notice and takes
/// nothing away from one.
/// </summary>
/// <param name="Position">Where in its document the row stands.</param>
public sealed record ItemDraft(NoticeKey Key, IReadOnlyList<ClassificationCode> Codes, string Position);
