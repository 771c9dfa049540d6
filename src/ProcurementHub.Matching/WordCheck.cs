using ProcurementHub.Core.Text;

namespace ProcurementHub.Matching;

/// <summary>
/// The keywords and left-out words of one wish as numbers of the <see cref="Vocabulary"/>: two lists of queries, each
/// query two lists of clauses, each list behind its length. Says the same as <see cref="KeywordQuery.Matches"/>.
/// </summary>
internal readonly struct WordCheck(int[] code)
{
    internal static int[] Of(KeywordRules rules, Vocabulary vocabulary)
    {
        var code = new List<int>();
        Add(rules.Wanted);
        Add(rules.Excluded);
        return [.. code];

        void Add(IReadOnlyList<KeywordQuery> queries)
        {
            code.Add(queries.Count);
            foreach (var query in queries)
            {
                code.Add(query.Required.Count);
                code.AddRange(query.Required.Select(vocabulary.Code));
                code.Add(query.Excluded.Count);
                code.AddRange(query.Excluded.Select(vocabulary.Code));
            }
        }
    }

    internal bool Holds(NoticeTerms notice)
    {
        var at = 0;
        var wanted = code[at++];
        return (AnyHolds(wanted, notice, ref at) || wanted == 0) && !AnyHolds(code[at++], notice, ref at);
    }

    private bool AnyHolds(int queries, NoticeTerms notice, ref int at)
    {
        var any = false;
        for (; queries > 0; queries--)
        {
            var holds = true;
            for (var required = code[at++]; required > 0; required--, at++)
                holds = holds && notice.Has(code[at]);
            for (var excluded = code[at++]; excluded > 0; excluded--, at++)
                holds = holds && !notice.Has(code[at]);
            any |= holds;
        }
        return any;
    }
}
