using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads what words of the source mean: statuses, categories, stages of a schedule, consulting.</summary>
internal static class WordSections
{
    public static WordMap Map<T>(YamlSection root, string key, Func<string, T?> parse)
        where T : struct, Enum
    {
        var words = root.Words(key);
        foreach (var (word, meaning) in words.Where(pair => parse(pair.Value) is null))
            root.Refuse(key, $"gives '{word}' the meaning '{meaning}', which is not a word of the hub.");
        return new WordMap(words);
    }

    public static ScheduleRule Schedule(YamlSection? section)
    {
        if (section is null)
            return ScheduleRule.None;
        var rule = new ScheduleRule(section.Texts("deadlineStage"), section.Texts("consultationStage"));
        section.Close();
        return rule;
    }

    public static ConsultingRule? Consulting(YamlSection? section)
    {
        if (section is null)
            return null;
        var codes = section.Words("codes").Select(code => new CodePrefix(code.Key, code.Value)).ToList();
        var rule = new ConsultingRule(codes, [.. section.Texts("words").Select(Folding.Fold)]);
        section.Close();
        return rule;
    }
}
