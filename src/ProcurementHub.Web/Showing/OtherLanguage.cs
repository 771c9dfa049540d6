using Microsoft.AspNetCore.Http.Extensions;

namespace ProcurementHub.Web.Showing;

/// <summary>The same page in another language. What a form sent is not in it: that is asked for again.</summary>
internal static class OtherLanguage
{
    public static string AddressOf(HttpRequest request, string language)
    {
        var query = new QueryBuilder(request.Query
            .Where(part => part.Key != ChosenLanguage.Name)
            .SelectMany(part => part.Value.OfType<string>().Select(value => KeyValuePair.Create(part.Key, value))))
        {
            { ChosenLanguage.Name, language },
        };
        return request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
