using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Csv;

/// <summary>Lists of the entities that there are, as published; counted beforehand by another program.</summary>
public sealed class EntityListsTests
{
    [TestCase("co-entities", "colombia-plans", 6_323, 5_444, 4_492)]
    [TestCase("co-national-sectors", "colombia-plans", 945, 944, 726)]
    [TestCase("pe-entities", "codelists", 3_340, 3_340, 3_340)]
    public async Task List_GivesEveryEntityAndTheIdsThatIdentify(string source, string folder, int entities, int identified, int ids)
    {
        var pass = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path(folder)), Reading.Shipped(source));

        var listed = pass.ListedEntities.ToList();
        Assert.That((pass.Records.Count, listed.Count, listed.Select(entity => entity.NativeId).Distinct().Count()), Is.EqualTo((entities, entities, entities)));
        Assert.That(pass.Unread, Is.Empty);
        Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
        var known = listed.Select(entity => entity.Content.Entity).Where(entity => entity.IsIdentified).Select(entity => entity.Id).ToList();
        Assert.That((known.Count, known.Distinct().Count()), Is.EqualTo((identified, ids)));
    }
}
