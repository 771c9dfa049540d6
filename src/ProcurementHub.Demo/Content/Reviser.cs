namespace ProcurementHub.Demo.Content;

/// <summary>What a country does between two visits: some of everything that a collector has to notice, or to ignore.</summary>
internal static class Reviser
{
    public static Edition Revise(PublisherBook book, Edition edition)
    {
        var dice = Dice.For(book.Seed, Purpose.Revision, book.Number);
        var share = Math.Max(1, book.Count / 60);
        var edits = edition.Edits.ToBuilder();
        var changes = new List<PublishedChange>();
        var touched = new HashSet<int>();

        // The scarcest first: no call changes twice at once.
        Change(ChangeKind.PlaceFilledIn, notice => !notice.PlaceShown, (_, edit) => edit with { IsPlaceFilledIn = true });
        Change(ChangeKind.DeadlineMoved, IsRunning, (notice, edit) => edit with
        {
            Deadline = Postpone(notice.Deadline!.Value, edition.Now, dice.Between(2, 6)),
        });
        Change(ChangeKind.Cancelled, IsRunning, (_, edit) => edit with { IsCancelled = true });
        Change(ChangeKind.WhitespaceOnly, _ => true, (_, edit) => edit with { AddedBlanks = edit.AddedBlanks + 1 });

        var added = Math.Max(5, book.Count / 50);
        var additions = edition.Additions.Add(new Addition(new OfficeHours(book.Now, edition.Now), added));
        var plans = edition.Plans.Revise(DateOnly.FromDateTime(edition.Now.ToOffset(OfficeHours.Offset).DateTime), dice, changes);
        return new Edition(edition.Now, additions, edits.ToImmutable(), plans, changes);

        bool IsRunning(PublishedNotice notice) => notice.State == CallState.Open && notice.Deadline > book.Now;

        // Walks all calls once from a thrown start, in steps that reach every one, and stops when it has its share.
        void Change(ChangeKind kind, Func<PublishedNotice, bool> mayChange, Func<PublishedNotice, NoticeEdit, NoticeEdit> change)
        {
            var left = share;
            var step = StepThrough(book.Count, dice);
            var index = dice.Next(book.Count);
            for (var tried = 0; tried < book.Count && left > 0; tried++, index = (index + step) % book.Count)
            {
                var notice = book[index];
                if (touched.Contains(index) || !mayChange(notice))
                    continue;
                touched.Add(index);
                var edit = edits.GetValueOrDefault(index) ?? new NoticeEdit(edition.Now);
                edits[index] = change(notice, edit) with { At = edition.Now };
                changes.Add(new PublishedChange(kind, index, notice.Code));
                left--;
            }
        }
    }

    private static DateTimeOffset Postpone(DateTimeOffset deadline, DateTimeOffset now, int workingDays)
    {
        var local = deadline.ToOffset(OfficeHours.Offset);
        var from = DateOnly.FromDateTime((deadline > now ? local : now.ToOffset(OfficeHours.Offset)).DateTime);
        var day = OfficeHours.AddWorkingDays(from, workingDays);
        return new DateTimeOffset(day, TimeOnly.FromTimeSpan(local.TimeOfDay), OfficeHours.Offset);
    }

    private static int StepThrough(int count, Dice dice)
    {
        var step = dice.Between(1, Math.Max(1, count - 1));
        while (Divisor(step, count) != 1)
            step++;
        return step;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
