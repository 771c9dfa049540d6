namespace Microsoft.SqlServer.Server;

/// <summary>Marks a type as a CLR user-defined type of SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How the type is turned into bytes.</summary>
    public Format Format { get; } = format;

    /// <summary>Whether every value takes up the same number of bytes.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether the order of the bytes is the order of the values.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The most bytes a value takes up; -1 stands for no limit.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>The name of the type in the database.</summary>
    public string? Name { get; set; }

    /// <summary>The name of the method that tells whether a value read from its bytes is valid.</summary>
    public string? ValidationMethodName { get; set; }
}
