namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user-defined type is turned into bytes.</summary>
public enum Format
{
    /// <summary>Not stated.</summary>
    Unknown = 0,

    /// <summary>The client lays out the fields itself.</summary>
    Native = 1,

    /// <summary>The type does it, through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}
