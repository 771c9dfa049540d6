namespace Microsoft.SqlServer.Server;

/// <summary>A CLR user-defined type that reads and writes its own bytes.</summary>
public interface IBinarySerialize
{
    /// <summary>Fills this value from its bytes.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the bytes of this value.</summary>
    void Write(BinaryWriter w);
}
