namespace ProcurementHub.Sources.Definitions;

/// <summary>What a definition was tried on before it was handed out.</summary>
public enum Verification
{
    /// <summary>Documents that the publisher once gave, read from a folder; never its live form.</summary>
    SavedFiles,

    /// <summary>The publisher itself, over the network.</summary>
    Live,
}

public static class VerificationWords
{
    /// <summary>As definitions write it and as people read it.</summary>
    public static string ToWord(this Verification verification) => verification switch
    {
        Verification.Live => "live",
        _ => "saved files",
    };
}
