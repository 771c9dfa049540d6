namespace ProcurementHub.Jobs.Digests;

/// <summary>What one composing pass did.</summary>
/// <param name="Due">Subscribers whose time had come and who had something untold.</param>
/// <param name="Digests">Digests that were made, each with its mail in the outbox.</param>
/// <param name="Items">Notices and plan lines that these show or tell by number.</param>
/// <param name="LeftOut">Notices and plan lines that these count as left out.</param>
/// <param name="Waiting">Subscribers with nothing but closed notices: no mail for that; the next one counts them.</param>
/// <param name="Unaddressable">Subscribers whose address no mail can bear; each is logged.</param>
public sealed record ComposeResult(int Due, int Digests, int Items, int LeftOut, int Waiting, int Unaddressable);
