using System.Runtime.CompilerServices;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// Reads one object of the top level, whatever it turns out to be: a release, a record or a package. Lists of
/// releases and records are read element by element wherever they stand; all else is kept until the object ends.
/// </summary>
internal sealed class OcdsObjectWalk(JsonWindow window, OcdsSettings settings)
{
    /// <summary>Why the object could not be read to its end. Iterators have no out parameters.</summary>
    public string? Broken { get; private set; }

    /// <summary>Why the object is nothing of OCDS.</summary>
    public string? Foreign { get; private set; }

    /// <param name="position">Empty for the only object of a document.</param>
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        string position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Broken = null;
        Foreign = null;
        var record = new RecordParts(position);
        var members = new ObjectMembers();
        var hasList = false;
        window.Keep();
        window.Skip(1);
        while (await NextMemberAsync(members, cancellationToken) is { } member)
        {
            var next = await window.PeekAsync(cancellationToken);
            if (next is '}' or ']')
                continue;
            if (next == '[' && IsToBeListed(member, record))
            {
                hasList = true;
                window.Release();
                await foreach (var item in ReadListAsync(member == ObjectMember.Records, record, cancellationToken))
                    yield return item;
            }
            else
            {
                var state = next < 0 ? ValueState.CutOff : await window.ReadValueAsync(cancellationToken);
                Broken = WhyBroken(state, record.PositionOf(members.Last));
                if (Broken is null)
                    Note(member, state, record);
            }

            if (Broken is not null)
                break;
        }

        // What came before the break still counts; what may have lacked its end does not.
        if (hasList || record.Compiled is not null || (record.HasVersioned && Broken is null))
        {
            foreach (var item in record.Resolve())
                yield return item;
        }
        else if (Broken is null && members.LooksLikeRelease)
        {
            yield return ReadKept(position.Length == 0 ? "release" : position);
        }
        else if (Broken is null)
        {
            Foreign = $"This is no OCDS: neither a release nor a record, nor a list of these. Its members: {members.Names}.";
        }
    }

    private static bool IsToBeListed(ObjectMember member, RecordParts record) =>
        member == ObjectMember.Records || (member == ObjectMember.Releases && record.Compiled is null);

    /// <returns>Null at the object's end, or when it is broken.</returns>
    private async ValueTask<ObjectMember?> NextMemberAsync(ObjectMembers members, CancellationToken cancellationToken)
    {
        var next = await window.PeekAsync(cancellationToken);
        if (next == '}')
        {
            window.Skip(1);
            return null;
        }

        if (next == '"')
        {
            Broken = WhyBroken(await window.ReadValueAsync(cancellationToken), "a member's name");
            if (Broken is not null)
                return null;
            var member = members.Add(window.Value.Span);
            next = await window.PeekAsync(cancellationToken);
            if (next == ':')
            {
                window.Skip(1);
                return member;
            }
        }

        Broken = next < 0 ? WhyBroken(ValueState.CutOff, "an object") : $"The JSON is broken at byte {window.Offset}: '{(char)next}' is out of place.";
        return null;
    }

    private async IAsyncEnumerable<ReadItem> ReadListAsync(
        bool isRecords, RecordParts record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        window.Skip(1);
        for (var index = 0; ; index++)
        {
            var next = await window.PeekAsync(cancellationToken);
            if (next == ']')
            {
                window.Skip(1);
                yield break;
            }

            var position = record.PositionOf(string.Create(null, $"{(isRecords ? "records" : "releases")}[{index}]"));
            var state = next < 0 ? ValueState.CutOff
                : next == '}' ? ValueState.Mismatched
                : await window.ReadValueAsync(cancellationToken);
            Broken = WhyBroken(state, position);
            if (Broken is not null)
                yield break;

            var items = isRecords
                ? ElementReading.ReadRecord(window.Value, state, position, settings)
                : record.Hold(ElementReading.ReadRelease(window.Value, state, position, record.Ocid, settings));
            foreach (var item in items)
                yield return item;
        }
    }

    private void Note(ObjectMember member, ValueState state, RecordParts record)
    {
        switch (member)
        {
            case ObjectMember.Ocid when state == ValueState.Complete:
                record.AddOcid(ElementReading.ReadText(window.Value));
                break;
            case ObjectMember.CompiledRelease when window.Value.Span[0] == '{':
                record.AddCompiled(ElementReading.ReadRelease(
                    window.Value, state, record.PositionOf("compiledRelease"), record.Ocid, settings).Item);
                break;
            case ObjectMember.VersionedRelease when window.Value.Span[0] == '{':
                record.AddVersioned();
                break;
            default:
                break;
        }
    }

    private ReadItem ReadKept(string position)
    {
        var kept = window.Kept;
        return ElementReading.ReadRelease(
            kept, kept.IsEmpty ? ValueState.TooLarge : ValueState.Complete, position, recordOcid: null, settings).Item;
    }

    private string? WhyBroken(ValueState state, string position) => state switch
    {
        ValueState.CutOff when window.Fault is not null => $"{window.Fault} This was in {position}.",
        ValueState.CutOff => $"The JSON is cut off at byte {window.Offset}, in {position}.",
        ValueState.Mismatched => $"The JSON is broken at byte {window.Offset}, in {position}: a bracket closes what it did not open.",
        _ => null,
    };
}
