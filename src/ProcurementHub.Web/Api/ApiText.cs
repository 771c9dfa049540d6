namespace ProcurementHub.Web.Api;

/// <summary>Names the texts for programmers: ApiText.es.resx and ApiText.en.resx, with the same keys.</summary>
public sealed class ApiText;
