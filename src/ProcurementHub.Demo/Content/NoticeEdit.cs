namespace ProcurementHub.Demo.Content;

/// <summary>Everything that has happened to a call since it was first published.</summary>
internal sealed record NoticeEdit(DateTimeOffset At)
{
    public DateTimeOffset? Deadline { get; init; }

    public bool IsCancelled { get; init; }

    public bool IsPlaceFilledIn { get; init; }

    public int AddedBlanks { get; init; }

    public PublishedNotice Apply(PublishedNotice notice) => notice with
    {
        LastChanged = At,
        State = IsCancelled ? CallState.Cancelled : notice.State,
        PlaceShown = notice.PlaceShown || IsPlaceFilledIn,
        Description = Stretch(notice.Description),
        Deadline = Deadline ?? notice.Deadline,
        Stages = Deadline is { } moved
            ? Schedule.Of(notice.Procedure, notice.Published, moved, notice.DeadlineHasTime)
            : notice.Stages,
    };

    private string Stretch(string description)
    {
        var blank = description.IndexOf(' ', StringComparison.Ordinal);
        return AddedBlanks == 0 ? description : description.Insert(Math.Max(blank, 0), new string(' ', AddedBlanks));
    }
}
