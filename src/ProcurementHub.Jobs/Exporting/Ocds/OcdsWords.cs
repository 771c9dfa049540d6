using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Exporting.Ocds;

/// <summary>The standard's words, where its closed code lists have one.</summary>
internal static class OcdsWords
{
    /// <summary>Null where the standard has no word: suspended, not known. statusDetails then says the hub's.</summary>
    public static string? Of(NoticeStatus status) => status switch
    {
        NoticeStatus.Planned => "planned",
        NoticeStatus.Open => "active",
        NoticeStatus.Closed or NoticeStatus.Awarded => "complete",
        NoticeStatus.Void => "unsuccessful",
        NoticeStatus.Cancelled => "cancelled",
        _ => null,
    };

    public static string? Of(ProcurementCategory category) => category switch
    {
        ProcurementCategory.Goods => "goods",
        ProcurementCategory.Works => "works",
        ProcurementCategory.Services or ProcurementCategory.Consulting => "services",
        _ => null,
    };

    // ISO 4217 as currency.csv of OCDS 1.1.5 has it, without what is no longer paid in, and CLF, which it lists too.
    private static readonly HashSet<string> currencies = new((
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU "
        + "CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD "
        + "JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR "
        + "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
        + "TWD TZS UAH UGX USD USN UYI UYU UYW UZS VES VND VUV WST XAF XCD XDR XOF XPF XSU XUA YER ZAR ZMW ZWL").Split(' '), StringComparer.Ordinal);

    public static bool IsCurrency(string? code) => code is not null && currencies.Contains(code);
}
