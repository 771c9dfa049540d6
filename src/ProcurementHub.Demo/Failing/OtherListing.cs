using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo.Failing;

/// <summary>A well-formed page that lists something else than it should.</summary>
internal sealed class OtherListing(Listing listing) : PageFault
{
    internal override Task AnswerAsync(AskedPage page) => Reply.SendConditionallyAsync(page.Context, page.Write(listing));

    public override string ToString() => $"List {listing}";
}
