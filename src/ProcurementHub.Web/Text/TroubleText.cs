namespace ProcurementHub.Web.Text;

/// <summary>
/// Names the sentences in which the hub keeps why a source failed: TroubleText.en.resx has them as they are kept,
/// TroubleText.es.resx what they mean. Of those under "Within_" the first place holds another such sentence.
/// </summary>
public sealed class TroubleText;
