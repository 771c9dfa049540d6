using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Web.Api.Records;

/// <summary>The buying body; scheme and id are null where its source gives only a name.</summary>
public sealed record ApiEntityReference(string? Scheme, string? Id, string Name)
{
    public static ApiEntityReference? Of(EntityReference? entity) =>
        entity is null ? null : new(entity.Scheme, entity.Id, entity.Name);
}

/// <param name="State">published, hidden or not_given; only a published one has a value.</param>
public sealed record ApiAmount(decimal? Value, string? Currency, string State)
{
    public static ApiAmount Of(Amount amount) => new(amount.Value, amount.Currency, NoticeWords.Of(amount.State));
}

public sealed record ApiCode(string Scheme, string Id);

public sealed record ApiRestart(DateTimeOffset? At, string? FromStage);

/// <param name="End">Inclusive.</param>
public sealed record ApiStage(string Name, DateTimeOffset? Start, DateTimeOffset? End);

public sealed record ApiDocument(string? Title, string Url, DateTimeOffset? Published);
