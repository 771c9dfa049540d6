namespace ProcurementHub.Web.Text;

/// <summary>Names the texts about the hub's processes: NodeText.es.resx and NodeText.en.resx, with the same keys.</summary>
public sealed class NodeText;
