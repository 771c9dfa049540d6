namespace ProcurementHub.Storage.Collecting;

/// <summary>How long a text may be that is part of a key or an index, in characters; as in the migrations.</summary>
internal static class KeyLength
{
    public const int Source = 60;
    public const int NativeId = 400;
    public const int ProcedureCode = 200;
    public const int EntityScheme = 100;
    public const int EntityId = 200;
    public const int EntityName = 300;
    public const int SaidBy = 60;
    public const int Currency = 20;
    public const int Position = 200;
    public const int PlaceOrSector = 60;
    public const int CodeScheme = 60;
    public const int Code = 200;
}
