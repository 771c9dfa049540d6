namespace ProcurementHub.Core.Notices;

/// <summary>A notice is what one source publishes under one id of its own.</summary>
public readonly record struct NoticeKey(string SourceId, string NativeId)
{
    /// <summary>The form used in exports and addresses. A source id has no slash, so the first one divides.</summary>
    public override string ToString() => $"{SourceId}/{NativeId}";
}
