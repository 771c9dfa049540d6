namespace ProcurementHub.Sources.Definitions;

/// <summary>How a source writes numbers. Where it is not known, "1,234" is not read at all.</summary>
public enum NumberStyle
{
    Unknown,

    /// <summary>1,234.56</summary>
    DecimalPoint,

    /// <summary>1.234,56</summary>
    DecimalComma,
}
