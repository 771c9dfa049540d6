using System.Globalization;

namespace ProcurementHub.Demo.Content;

/// <summary>Calls that an endless list makes up: the true ones again in every round, with numbers of their own.</summary>
internal static class Rounds
{
    // Wide enough for the calls that there are; so many rounds that no reader comes to their end.
    private const int Ids = 2_000_000;
    private const int Most = 1_000;
    private const int Numbers = 10_000;

    public static PublishedNotice Again(PublishedNotice notice, int round)
    {
        if (round % Most == 0)
            return notice;
        var head = notice.Procedure.Prefix.Length + 1;
        var end = notice.Code.IndexOf('-', head);
        var number = int.Parse(notice.Code.AsSpan(head, end - head), CultureInfo.InvariantCulture) + round % Most * Numbers;
        return notice with
        {
            Id = notice.Id + round % Most * Ids,
            Code = string.Create(CultureInfo.InvariantCulture, $"{notice.Code.AsSpan(0, head)}{number}{notice.Code.AsSpan(end)}"),
        };
    }

    public static PublishedNotice? Find(PublisherBook book, int id)
    {
        if (book.Find(id) is { } known)
            return known;
        for (var round = 1; round < Most && id > Ids; round++)
        {
            id -= Ids;
            if (book.Find(id) is { } repeated)
                return Again(repeated, round);
        }

        return null;
    }
}
