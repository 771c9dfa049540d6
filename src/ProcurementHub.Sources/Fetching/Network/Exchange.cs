using System.Net;
using System.Text;
using ProcurementHub.Sources.Fetching.Politeness;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>
/// Sends one request and reads its answer to the end. Whatever can happen on the way is a value with a reason
/// that a person can read; only the caller's own cancellation, and a disk that fails, come as exceptions.
/// </summary>
internal sealed class Exchange(HttpMessageInvoker http, CallerName caller, FetchOptions options, TimeProvider time)
{
    public async Task<Answer> SendAsync(Call call, CancellationToken cancellationToken)
    {
        using var patience = new Patience(options, time, cancellationToken);
        try
        {
            using var request = Request(call);
            patience.AwaitAnswer();
            using var response = await http.SendAsync(request, patience.Token);
            SessionCookies.Take(response, call);
            if (response.StatusCode == HttpStatusCode.NotModified && call.Known is { } known)
                return new Answer.Arrived(FetchedDocument.OfKnown(call.Asked.Url, known, call.Address, AnswerHeaders.Keep(response)));
            return response.StatusCode switch
            {
                HttpStatusCode.PartialContent => new Answer.Refused("The server sent a part of the document, which nobody had asked for.", (int)response.StatusCode),
                HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect
                    or HttpStatusCode.PermanentRedirect => Moved(response, call),
                _ when response.IsSuccessStatusCode => await ReadAsync(response, call, patience),
                _ => Refused(response),
            };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var isOurs = patience.Token.IsCancellationRequested;
            return new Answer.Refused(isOurs ? patience.Reason : $"No connection: {exception.Message}", MayPass: true, IsUnreached: !isOurs);
        }
        catch (HttpRequestException exception)
        {
            return ConnectionTrouble.Tell(exception);
        }
        catch (AnswerException exception)
        {
            return new Answer.Refused(exception.Message, MayPass: exception.MayPass);
        }
    }

    private HttpRequestMessage Request(Call call)
    {
        var request = new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, call.Address);
        request.Headers.TryAddWithoutValidation("User-Agent", caller.UserAgent);
        if (caller.From is { } from)
            request.Headers.TryAddWithoutValidation("From", from);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", Unpacking.Accepted);
        SessionCookies.Put(request, call);
        if (call.Body is { } body)
            request.Content = new StringContent(body.Text, Encoding.UTF8, body.MediaType);
        // A tag says more than a date: servers round dates, and copies of a site differ in them.
        if (call.Known?.ETag is { Length: > 0 } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        else if (call.Known?.LastModified is { } date)
            request.Headers.IfModifiedSince = date;
        return request;
    }

    private static Answer Moved(HttpResponseMessage response, Call call)
    {
        var status = (int)response.StatusCode;
        // Read again from the raw text: the framework leaves out what it cannot read.
        return AnswerHeaders.Text(response, "Location") is { } text && Uri.TryCreate(call.Address, response.Headers.Location?.OriginalString ?? text, out var to)
            ? new Answer.Moved(to, AsGet: response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect), status)
            : new Answer.Refused($"{Told(response)[..^1]}, but does not say where the document has gone.", status);
    }

    private Answer.Refused Refused(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var retryAfter = status is 429 or 503 ? RetryAfter.Read(response, time.GetUtcNow()) : null;
        // All others say that the same request would get the same answer again.
        return new Answer.Refused(Told(response), status, retryAfter, MayPass: status is 408 or 429 or 500 or 502 or 503 or 504);
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage response, Call call, Patience patience)
    {
        var status = (int)response.StatusCode;
        var promised = response.Content.Headers.ContentLength;
        if (promised > options.MaxBytes)
            return new Answer.Refused($"The answer is larger than {options.MaxBytes:#,0} bytes: the server says {promised:#,0}.", status);

        patience.AwaitBody();
        await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
        await using var sent = new WatchedBody(body, patience, promised, options.MaxBytes);
        var packing = AnswerHeaders.Text(response, "Content-Encoding");
        try
        {
            await using var plain = await Unpacking.OpenAsync(sent, packing, patience.Token);
            if (plain is null)
                return new Answer.Refused($"The server packed its answer as '{packing}', which cannot be unpacked.", status);
            if (await Spool.ReadAsync(plain, options.MaxBytes, patience.Token) is not { } spool)
                return new Answer.Refused(TooLarge(sent.Count), status);
            var (mediaType, charset) = AnswerHeaders.Kind(response);
            return new Answer.Arrived(new FetchedDocument(call.Asked.Url, spool)
            {
                FinalUrl = call.Address.AbsoluteUri,
                MediaType = mediaType,
                Charset = charset,
                HttpStatus = status,
                ETag = AnswerHeaders.Text(response, "ETag"),
                LastModified = response.Content.Headers.LastModified,
                Headers = AnswerHeaders.Keep(response),
            });
        }
        catch (DamagedArchiveException)
        {
            return new Answer.Refused($"The packed answer ({packing}) is cut off or damaged.", status, MayPass: true);
        }
        catch (Exception exception) when (packing is not null && exception is InvalidDataException or InvalidOperationException)
        {
            return new Answer.Refused($"The server packed its answer in a way that cannot be unpacked ({packing}).", status);
        }
    }

    private string TooLarge(long sent) =>
        sent * 2 >= options.MaxBytes
            ? $"The answer is larger than {options.MaxBytes:#,0} bytes."
            : $"The answer is larger than {options.MaxBytes:#,0} bytes when it is unpacked, over {options.MaxBytes / sent:#,0} times what was sent.";

    private static string Told(HttpResponseMessage response) =>
        $"The server answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd() + ".";
}
