namespace ProcurementHub.Demo.Content;

/// <summary>A district; <see cref="Ubigeo"/> is its code at the statistics institute (INEI).</summary>
public sealed record Place(string Ubigeo, string Department, string Province, string District);
