using Microsoft.AspNetCore.Http.Extensions;

namespace ProcurementHub.Web.Api;

/// <summary>The same question, further on.</summary>
internal static class NextPage
{
    public static Uri Of(ApiLinks links, HttpRequest request, string cursor)
    {
        var query = new QueryBuilder(request.Query
            .Where(part => !string.Equals(part.Key, ApiQuestion.Cursor, StringComparison.OrdinalIgnoreCase))
            .SelectMany(part => part.Value.OfType<string>().Select(value => KeyValuePair.Create(part.Key, value))))
        {
            { ApiQuestion.Cursor, cursor },
        };
        return links.Whole(request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent());
    }
}
