using System.Text;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>The digest for readers without HTML: the same words in the same order, one notice a paragraph.</summary>
internal static class PlainTextDigest
{
    internal static string Write(DigestView view)
    {
        var text = new StringBuilder();
        Line(view.Heading);
        Line(view.Day);
        foreach (var note in view.Notes)
        {
            Line();
            Line(note.Text);
            if (note.Link is { } link)
                Line($"{link.Text}: {link.Url}");
        }

        foreach (var section in view.Sections)
        {
            Line();
            Line(section.Heading.ToUpperInvariant());
            Line(new string('=', section.Heading.Length));
            if (section.Note is { } words)
                Line(words);
            for (var i = 0; i < section.Items.Count; i++)
                Item(i + 1, section.Items[i]);
            if (section.More is { } others)
            {
                Line();
                Line($"{others.Text}: {others.Url}");
            }
        }

        if (view.More is { } more)
        {
            Line();
            Line($"{more.Text}:");
            Line(more.Url);
        }

        Line();
        Line("----");
        foreach (var line in view.Closing)
            Line(line);
        Line();
        Line(view.Why);
        Line($"{view.Manage.Text}: {view.Manage.Url}");
        Line($"{view.Unsubscribe.Text}: {view.Unsubscribe.Url}");
        return text.ToString();

        void Item(int number, ItemView item)
        {
            Line();
            Line($"{number}. {item.Title}");
            string[] signs = [.. item.Badges, .. item.Urgency is { } urgency ? [urgency.Text] : Array.Empty<string>()];
            if (signs.Length > 0)
                Line($"   [{string.Join(" | ", signs)}]");
            foreach (var change in item.Changes)
                Line($"   * {change.Label}: {(change.Before is null ? "" : $"{change.Before} -> ")}{change.After}");
            foreach (var fact in item.Facts)
                Line($"   {fact.Label}: {fact.Value}");
            Line($"   {item.ReasonLabel}: {item.Reasons}");
            Line($"   {item.Hub.Text}: {item.Hub.Url}");
            if (item.Source is { } source)
                Line($"   {source.Text}: {source.Url}");
            foreach (var other in item.Others)
                Line($"   {other.Text}: {other.Url}");
            if (item.Calendar is { } calendar)
                Line($"   {calendar.Text}: {calendar.Url}");
            if (item.NotForMe is { } notForMe)
                Line($"   {notForMe.Text}: {notForMe.Url}");
        }

        void Line(string line = "") => text.Append(line).Append('\n');
    }
}
