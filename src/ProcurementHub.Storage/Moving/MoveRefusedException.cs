namespace ProcurementHub.Storage.Moving;

/// <summary>Nothing may be moved as things are; only a person can decide what is right.</summary>
public sealed class MoveRefusedException(string message) : Exception(message);
