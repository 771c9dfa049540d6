using System.Runtime.InteropServices;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.Search;

/// <summary>The lists of a portion's terms in one bucket, filled notice by notice, the largest key first.</summary>
internal sealed class TermLists(int bucket)
{
    private readonly Dictionary<string, PostingBuilder> lists = new(StringComparer.Ordinal);

    public void Add(long key, SearchableVersion version)
    {
        var begin = 0;
        foreach (var (kind, text) in SearchedTexts.Of(version.Content))
        {
            var last = begin;
            foreach (ref readonly var term in text.Terms)
            {
                last = begin + term.Position;
                ListOf(term.Text).Add(key, kind == SearchedText.Title, last);
            }

            begin = last + 2;
        }

        foreach (var facet in Facets.Of(version.Key, version.EntityId, version.Content))
            ListOf(facet).Add(key, inTitle: false);
    }

    /// <summary>In the order of the table.</summary>
    public IEnumerable<PostingRow> Rows(long part) =>
        lists.OrderBy(list => list.Key, StringComparer.Ordinal).Select(list => list.Value.ToRow(list.Key, part));

    private PostingBuilder ListOf(string term)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, PostingRow.Cut(term), out _);
        return list ??= new PostingBuilder(bucket);
    }
}
