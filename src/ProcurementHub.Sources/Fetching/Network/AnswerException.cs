namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>Carries a reason out of a body that is being read through streams of the framework.</summary>
internal sealed class AnswerException(string reason, bool mayPass) : Exception(reason)
{
    public bool MayPass { get; } = mayPass;
}
