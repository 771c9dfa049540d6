namespace ProcurementHub.Storage.Migrating;

/// <summary>The database was made by another program than this one; only a person can decide what is right.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);
