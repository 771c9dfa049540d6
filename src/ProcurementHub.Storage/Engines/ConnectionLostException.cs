using System.Data.Common;

namespace ProcurementHub.Storage.Engines;

/// <summary>The server ended the connection before anything was kept.</summary>
internal sealed class ConnectionLostException(Exception lost) : DbException(lost.Message, lost);
