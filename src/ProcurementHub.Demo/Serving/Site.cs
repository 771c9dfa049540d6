using System.Globalization;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>Finds the page that a path stands for, in one book.</summary>
internal sealed class Site(PublisherOptions options)
{
    public const string RobotsPath = "/robots.txt";

    /// <summary>Set once the port is known, before the first request.</summary>
    public required Func<Uri> Address { get; init; }

    public string Robots { get; set; } = "User-agent: *\nAllow: /\n";

    public Answer Find(PublisherBook book, int build, string path, IQueryCollection query, Listing listing)
    {
        var ids = new MarkupIds(options.Seed, build);
        return path switch
        {
            "/" => Answer.Html(Frame.Note("Bienvenida", "Consulte las convocatorias, los planes anuales y los datos abiertos."), options.Now),
            RobotsPath => Answer.Plain(Robots, options.Now),
            "/convocatorias" => List(book, ids, query["page"], listing),
            "/planes" => Plans(book, ids, query["anio"], listing),
            "/ocds/releases" => OcdsFeed.Write(book, Address(), query["cursor"], query["limit"], listing),
            _ when Number(path, "/convocatorias/") is { } id => Detail(book, ids, id, listing),
            _ when Number(path, "/documentos/") is { } id => Document(book, id),
            _ when path.StartsWith("/planes/", StringComparison.Ordinal) => Plan(book, path, listing),
            _ => null,
        } ?? Missing(book);
    }

    private Answer? List(PublisherBook book, MarkupIds ids, string? page, Listing listing)
    {
        var number = page is null ? 1 : Number(page) ?? 0;
        var isThere = number >= 1 && (number <= ListPage.Pages(book, options.PageSize) || listing is Listing.Repeating or Listing.Inventing);
        return isThere
            ? ListPage.Write(book, ids, number, options.PageSize, listing)
            : null;
    }

    private static Answer? Detail(PublisherBook book, MarkupIds ids, int id, Listing listing) =>
        Rounds.Find(book, id) is { Outlet: Outlet.Portal } notice
        ? DetailPage.Write(notice, ids, isEmptied: listing == Listing.Emptied)
        : null;

    private static Answer? Document(PublisherBook book, int id) => Rounds.Find(book, id) is { } notice
        ? Answer.Plain($"BASES ADMINISTRATIVAS\n{notice.Code}\n\n{notice.Description}\n", notice.Published)
        : null;

    private static Answer? Plans(PublisherBook book, MarkupIds ids, string? year, Listing listing)
    {
        var asked = year is null ? book.PlanYear : Number(year) ?? 0;
        return asked == book.PlanYear || asked == book.PlanYear - 1 ? PlansPage.Write(book, ids, asked, isEmptied: listing == Listing.Emptied) : null;
    }

    private static Answer? Plan(PublisherBook book, string path, Listing listing)
    {
        // "/planes/{ruc}-{year}.csv"
        var name = path["/planes/".Length..];
        if (!name.EndsWith(".csv", StringComparison.Ordinal) || name.Split('-') is not [var ruc, var rest] || Number(rest[..^4]) is not { } year)
            return null;
        return book.FindPlan(ruc, year) is { PublishedOn: { } day } plan
            ? PlanSheet.Write(plan, new DateTimeOffset(day, new TimeOnly(9, 0), OfficeHours.Offset).AddMinutes(plan.Version), isEmptied: listing == Listing.Emptied)
            : null;
    }

    private static Answer Missing(PublisherBook book) =>
        Answer.Html(Frame.Note("Página no encontrada", "La página que busca no existe."), book.Now, StatusCodes.Status404NotFound);

    private static int? Number(string path, string before) =>
        path.StartsWith(before, StringComparison.Ordinal) ? Number(path[before.Length..]) : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
