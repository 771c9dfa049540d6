using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>One form in which notices leave the hub.</summary>
public interface INoticeExport : IDisposable
{
    void Write(StoredNotice notice);

    void Finish();
}
