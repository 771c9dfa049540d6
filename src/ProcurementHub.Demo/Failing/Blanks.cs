namespace ProcurementHub.Demo.Failing;

internal static class Blanks
{
    public static byte[] Of(int length)
    {
        var blanks = new byte[length];
        Array.Fill(blanks, (byte)' ');
        return blanks;
    }
}
