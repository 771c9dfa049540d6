using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Web.Pages;

/// <summary>
/// Why a notice reached a subscriber, and what of their searches would have kept it away. Reached by the link in a mail, so
/// the token is all there is to prove. A GET changes nothing, since scanners follow links.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class NotForMeModel(SubscriberStore subscribers, NoticeStore notices, SourceCatalog sources, TimeProvider time) : PageModel
{
    private const int MostWords = 12;

    // Shorter ones say little of what is bought.
    private const int ShortestWord = 5;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>"source/native id".</summary>
    [BindProperty(SupportsGet = true, Name = "notice")]
    public string NoticeText { get; set; } = "";

    public Subscriber? Subscriber { get; private set; }

    public StoredNotice? Notice { get; private set; }

    /// <summary>The searches that it meets.</summary>
    public IReadOnlyList<MetSearch> Searches { get; private set; } = [];

    /// <summary>Words of its title, any of which a search may leave out.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    public bool IsDone { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <param name="search">Of the searches that it meets.</param>
    /// <param name="narrow">"words", "sector", "region" or "end".</param>
    public async Task OnPostAsync(long search, string narrow, string[] word, string? value, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Subscriber is not { } subscriber || Searches.FirstOrDefault(met => met.Search.SubscriptionId == search) is not { } met)
            return;
        var criteria = met.Search.Criteria;
        var narrowed = narrow switch
        {
            "words" => criteria with { Exclude = [.. criteria.Exclude.Union(word.Where(Words.Contains), StringComparer.Ordinal)] },
            "sector" when criteria.Sectors.Count > 1 => criteria with { Sectors = [.. criteria.Sectors.Where(sector => sector != value)] },
            "region" when criteria.Regions.Count > 1 => criteria with { Regions = [.. criteria.Regions.Where(region => region != value)] },
            _ => criteria,
        };
        IsDone = narrow == "end"
            ? await subscribers.EndSearchAsync(subscriber.Id, search, cancellationToken)
            : narrowed != criteria && await subscribers.ChangeSearchAsync(subscriber.Id, search, narrowed, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Subscriber = await subscribers.FindByLinkAsync(Token, time.GetUtcNow(), cancellationToken);
        if (Subscriber is not { Active: true } subscriber || NoticeText.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash))
            return;
        Notice = (await notices.FindAsync(new NoticeKey(NoticeText[..slash], NoticeText[(slash + 1)..]), cancellationToken))?.Notice;
        if (Notice is null or { Hidden: not null })
        {
            Notice = null;
            return;
        }

        var content = Notice.Content;
        var notice = new NoticeToMatch(content, sources.Find(Notice.SourceId)?.CountryOf(content.Ocid));
        Searches =
        [
            .. from search in await subscribers.SubscriptionsOfAsync(subscriber.Id, cancellationToken)
               let explained = Explanation.Of(notice, search.Criteria, RegionTree.Standard)
               where explained.Matches && search.Frequency != Frequency.Off
               select new MetSearch(search, [.. explained.Verdicts.SelectMany(verdict => verdict.Reasons)]),
        ];
        Words = [.. WordsOf(content.Title).Distinct(StringComparer.Ordinal).Take(MostWords)];
    }

    private static IEnumerable<string> WordsOf(string title) =>
        string.Concat(title.Select(character => char.IsLetter(character) ? char.ToLower(character, CultureInfo.CurrentCulture) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord);
}

/// <param name="Reasons">Why it meets the search.</param>
public sealed record MetSearch(ActiveSubscription Search, IReadOnlyList<MatchReason> Reasons);
