using System.Globalization;
using ProcurementHub.Demo.Content.Trades;

namespace ProcurementHub.Demo.Content;

/// <summary>Writes any call by its index alone, so that a million of them need no memory.</summary>
internal sealed class NoticeWriter(PublisherOptions options)
{
    private const int FirstId = 1_100_000;

    private readonly OfficeHours _month = new(options.Now.AddDays(-30), options.Now);

    // A second call follows its first half a month later, long after the first was found void.
    private readonly int _half = Math.Max(1, options.Notices / 2);

    public static bool TryIndex(int id, out int index)
    {
        index = id - FirstId;
        return index >= 0;
    }

    // The stretch in which a call was added after the start, and its part of it; null for the first ones.
    public PublishedNotice Write(int index, (OfficeHours Hours, double Fraction)? late)
    {
        var published = late is { } added
            ? added.Hours.At(added.Fraction)
            : _month.At((index + Dice.For(options.Seed, Purpose.Time, index).Fraction()) / options.Notices);
        return IsSecondCall(index)
            ? Write(index, published, subject: index - _half, call: 2)
            : Write(index, published, subject: index, call: 1);
    }

    private bool IsSecondCall(int index) => index >= _half && index < options.Notices && index % 25 == 24;

    private PublishedNotice Write(int index, DateTimeOffset published, int subject, int call)
    {
        var dice = Dice.For(options.Seed, Purpose.Subject, subject);
        var (entity, number) = EntityOrder.Of(options.Seed, subject);
        var trade = dice.Pick(TradeCatalogue.For(entity.Kind));
        var procedure = dice.Pick(ProcedureKind.For(trade.Category));
        var isElsewhere = entity.Kind == EntityKind.NationalBody || dice.Percent(8);
        var outlet = Outlets.Of(index);

        // The feed knows only where the entity stands.
        var place = isElsewhere && outlet == Outlet.Portal ? dice.Pick(Places.All) : entity.Place;
        var writing = Dice.For(options.Seed, Purpose.Writing, subject);
        var money = Dice.For(options.Seed, Purpose.Money, subject);
        var time = Dice.For(options.Seed, Purpose.State, index);
        var isFollowed = IsSecondCall(index + _half);
        var (deadline, hasTime) = Deadline(procedure, published, isFollowed, time);
        return new PublishedNotice
        {
            Index = index,
            Id = FirstId + index,
            Outlet = outlet,
            Entity = entity,
            EntityNameAsWritten = WriteName(entity.Name, time),
            Procedure = procedure,
            Code = string.Create(CultureInfo.InvariantCulture, $"{procedure.Prefix}-{number}-{published.Year}-{entity.Acronym}-{call}"),
            Call = call,
            Category = trade.Category,
            Trade = trade.Key,
            Description = SubjectWriter.Describe(trade, entity, place, published.Year, writing),
            Published = published,
            Deadline = deadline,
            DeadlineHasTime = deadline is not null && hasTime,
            Stages = deadline is { } end ? Schedule.Of(procedure, published, end, hasTime) : [],
            Amount = SubjectWriter.Amount(trade, money),
            Place = place,
            PlaceShown = outlet == Outlet.Portal ? index % 20 != 7 : index % 40 != 12,
            Items = SubjectWriter.Items(trade, money),
            State = isFollowed ? CallState.Void : StateAt(options.Now, published, deadline, time),
            ReservedForSmallFirms = outlet == Outlet.Portal && trade.Category != CallCategory.WorksConsulting && money.Percent(14),
            LastChanged = published,
        };
    }

    private static (DateTimeOffset? End, bool HasTime) Deadline(
        ProcedureKind procedure, DateTimeOffset published, bool isFollowed, Dice dice)
    {
        // Drawn first, so that the rest of the throws do not depend on the kind of call.
        var days = dice.Between(procedure.FewestDays, procedure.MostDays);
        var chance = dice.Next(100);
        var lastDay = OfficeHours.AddWorkingDays(
            DateOnly.FromDateTime(published.ToOffset(OfficeHours.Offset).DateTime), isFollowed ? 5 : days);
        if (chance < 2 && !isFollowed)
            return (null, false);
        var isOnPaper = chance < 6;
        var time = chance < 12 && !isOnPaper ? new TimeOnly(16, 30) : new TimeOnly(23, 59);
        return (new DateTimeOffset(lastDay, time, OfficeHours.Offset), !isOnPaper);
    }

    private static CallState StateAt(DateTimeOffset now, DateTimeOffset published, DateTimeOffset? deadline, Dice dice)
    {
        var chance = dice.Next(100);
        if (chance < 2)
            return CallState.Cancelled;
        if (deadline is null || deadline.Value.AddDays(4) > now || published > now)
            return CallState.Open;
        return chance switch
        {
            < 60 => CallState.Awarded,
            < 70 => CallState.Void,
            _ => CallState.Open,
        };
    }

    private static string WriteName(string name, Dice dice) => dice.Next(10) switch
    {
        0 => name.Replace(" DE ", "  DE ", StringComparison.Ordinal),
        1 => Spelling.Plain(name),
        2 => name + " ",
        _ => name,
    };
}
