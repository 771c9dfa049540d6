using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>A document that its definition reads, before anything is done to it.</summary>
internal sealed record FuzzDocument(string Name, SourceDefinition Definition, byte[] Bytes);
