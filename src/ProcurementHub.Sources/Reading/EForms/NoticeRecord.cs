using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// Turns a notice into a record. Its key is the procedure (BT-04): a change comes as a notice with an identifier
/// of its own (BT-701) that repeats everything, and so does a result; under one key they are versions of the call
/// that a firm follows. Left out on purpose: BT-726 (suitable for small firms: an opinion, no reservation) and
/// what was awarded (BT-161 is not the value that was estimated).
/// </summary>
internal static class NoticeRecord
{
    // In characters. Titles of lots hold words that a firm looks for and the notice itself may not.
    private const int MostOfLotTitles = 4_000;

    public static ReadItem Of(EFormsNotice notice, string root, SourceDefinition definition)
    {
        var position = $"{root} {notice.PublicationNumber ?? notice.NoticeId}".TrimEnd();
        if (NoticeStage.Against(notice) is { } reason)
            return new ReadItem.Unreadable(position, reason, Raw(notice));

        // Groups of lots (GLO-0001) only say which lots may be won together.
        var lots = notice.Lots.FindAll(lot => lot.Kind != "LotsGroup");
        var isResult = NoticeStage.IsResult(notice);
        var record = new SourceRecord(position) { IsPartial = isResult || notice.IsChange };
        record.Add(FieldNames.NativeId, Key(notice));
        record.Add(FieldNames.ProcedureCode, notice.Procedure.Reference);
        record.Add(FieldNames.SourceDate, notice.Sent.Text ?? notice.PublicationDate);
        record.Add(FieldNames.Status, NoticeStage.WordOf(notice));

        // The day of a change or of a result is not the day of the call.
        if (!record.IsPartial)
            record.Add(FieldNames.Published, notice.PublicationDate ?? notice.Sent.Text);

        BuyerReading.Read(notice, definition.EForms.Languages, record);
        AddTexts(notice, lots, definition.EForms, record);
        AddSubject(notice, lots, definition.EForms, record);
        if (isResult)
            WinnerReading.Read(notice, record);
        else
            LotDeadlines.Read(notice, lots, definition.Zone, record);
        if (new DateAndTime { Date = notice.PlannedDate }.Text is { } planned)
            record.Stages.Add(new StageText("Planned date of the contract notice", null, planned));
        AddDocuments(lots, record);
        if (notice.PublicationNumber is { } number)
            record.Add(FieldNames.Url, definition.EForms.Page?.Replace("{publicationNumber}", number.TrimStart('0'), StringComparison.Ordinal));
        return new ReadItem.Found(record);
    }

    /// <summary>
    /// A planning notice has no procedure yet; a change of one names the notice that it changes (BT-758, which ends
    /// with that notice's version).
    /// </summary>
    private static string? Key(EFormsNotice notice)
    {
        if (notice.ProcedureId is not null)
            return notice.ProcedureId;
        return notice.ChangedNotice is { } changed && changed.LastIndexOf('-') is var dash and > 0 && Guid.TryParse(changed.AsSpan(0, dash), out _)
            ? changed[..dash]
            : notice.NoticeId;
    }

    private static void AddTexts(EFormsNotice notice, List<ProcurementPart> lots, EFormsSettings settings, SourceRecord record)
    {
        var titles = notice.Procedure.Titles;
        if (titles.IsEmpty && lots.Find(lot => !lot.Titles.IsEmpty) is { } titled)
            titles = titled.Titles;
        // Title and description in one language, where there are both.
        var languages = settings.Languages.Append(notice.Language ?? "").Where(titles.Has).Concat(settings.Languages).Append(notice.Language ?? "").ToList();
        var title = titles.In(languages);
        record.Add(FieldNames.Title, title);
        var description = notice.Procedure.Descriptions.In(languages)
            ?? lots.Select(lot => lot.Descriptions.In(languages)).FirstOrDefault(text => text is not null);
        record.Add(FieldNames.Description, WithLots(description, title, lots, languages));
    }

    private static string? WithLots(string? description, string? title, List<ProcurementPart> lots, List<string> languages)
    {
        if (lots.Count < 2)
            return description;
        var named = lots.Select(lot => (lot.Id, Title: lot.Titles.In(languages))).Where(lot => lot.Title is not null && lot.Title != title).ToList();
        var written = string.Join("; ", named.Select(lot => $"{lot.Id}: {lot.Title}"));
        return $"{description} {Normalising.TextCleaning.Head(written, MostOfLotTitles)}".Trim();
    }

    private static void AddSubject(EFormsNotice notice, List<ProcurementPart> lots, EFormsSettings settings, SourceRecord record)
    {
        var parts = lots.Prepend(notice.Procedure).ToList();
        record.Add(FieldNames.Category, parts.Find(part => part.Nature is not null)?.Nature);
        if (notice.ProcedureType is { } type)
            record.Add(FieldNames.ProcedureType, settings.ProcedureTypes.Find(type) ?? type);

        // Of several lots none stands for the notice, and to add them up is for who knows that no two are alternatives.
        var money = AmountOf(notice.Procedure) ?? (lots is [var only] ? AmountOf(only) : null);
        record.Add(FieldNames.Amount, money?.Amount);
        record.Add(FieldNames.Currency, money?.Currency);

        foreach (var code in parts.SelectMany(part => part.Cpv).Distinct(StringComparer.Ordinal))
            record.Codes.Add(new CodeText("CPV", code, null));
        PlaceText.AddAsExecution(parts.SelectMany(part => part.Places), record);
    }

    private static MoneyText? AmountOf(ProcurementPart part) =>
        part.EstimatedValue.IsGiven ? part.EstimatedValue : part.FrameworkMaximum.IsGiven ? part.FrameworkMaximum : null;

    /// <summary>Lots mostly share their documents.</summary>
    private static void AddDocuments(List<ProcurementPart> lots, SourceRecord record)
    {
        foreach (var document in lots.SelectMany(lot => lot.Documents).DistinctBy(document => document.Url))
            record.Documents.Add(new DocumentText(document.Title, document.Url, null));
    }

    private static string Raw(EFormsNotice notice) =>
        RawText.Cut($"{notice.NoticeType} {notice.NoticeId}, procedure {notice.ProcedureId}: {notice.Procedure.Titles.In([])}");
}
