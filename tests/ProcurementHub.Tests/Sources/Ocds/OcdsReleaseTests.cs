using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Ocds;
using static ProcurementHub.Tests.Sources.Ocds.OcdsText;

namespace ProcurementHub.Tests.Sources.Ocds;

/// <summary>What of a release goes into which field.</summary>
public sealed class OcdsReleaseTests
{
    [Test]
    public async Task Read_FullTender_FillsTheFields()
    {
        var record = await ReadOneAsync("""
            {"ocid":" ocds-1 ","id":"r1","date":"2026-03-02T08:00:00Z","tag":["tender"],
             "buyer":{"id":"b","name":"Ministry"},
             "parties":[{"id":"s","roles":["supplier"],"name":"Firm"},
                        {"id":"p","roles":["procuringEntity"],"name":"Hospital, as registered","identifier":{"scheme":"XX-REG","id":4711},
                         "additionalIdentifiers":[{"scheme":"XX-TAX","id":"99"}],
                         "address":{"region":"North","locality":"Smalltown ","countryName":"Somewhere"}}],
             "tender":{"id":"t1","title":"Beds","description":"Forty beds","status":"active","datePublished":"2026-03-01T10:00:00Z",
              "procuringEntity":{"id":"p","name":"Hospital"},
              "mainProcurementCategory":"goods","additionalProcurementCategories":["services"],
              "procurementMethod":"open","procurementMethodDetails":"Open procedure",
              "tenderPeriod":{"startDate":"2026-03-01T10:00:00Z","endDate":"2026-03-20T12:00:00Z"},
              "enquiryPeriod":{"endDate":"2026-03-10T12:00:00Z"},
              "value":{"amount":1.25e6,"currency":"PEN"},"minValue":{"amount":1,"currency":"USD"},
              "url":"https://example.org/t1",
              "milestones":[{"title":"Contract start","dueDate":"2026-05-01"},{"title":"Site visit","type":"engagement","dueDate":"2026-03-05"}],
              "documents":[{"title":"Terms","url":"https://example.org/terms.pdf","datePublished":"2026-03-01"},{"title":"No address"}],
              "items":[{"id":1,"classification":{"scheme":"UNSPSC","id":42191807,"description":"Beds"},
                        "additionalClassifications":[{"scheme":"CPV","id":"33192100"},{"scheme":"UNSPSC","id":"42191807"}],
                        "deliveryAddress":{"region":"South","locality":"Port"}},
                       {"id":2,"classification":{"scheme":"UNSPSC","id":"42191807"},"deliveryAddresses":[{"region":"South","locality":"Port"},{"region":"East"}]}]}}
            """);

        Assert.Multiple(() =>
        {
            Assert.That(record.Fields.Select(field => $"{field.Key}={field.Value}"), Is.EquivalentTo(new[]
            {
                "nativeId=ocds-1", "ocid=ocds-1", "sourceDate=2026-03-02T08:00:00Z",
                "entityScheme=XX-REG", "entityId=4711", "entityName=Hospital",
                "seatDepartment=North", "seatDistrict=Smalltown", "seatCountry=Somewhere",
                "title=Beds", "description=Forty beds", "category=goods", "procedureType=Open procedure", "status=active",
                "published=2026-03-01T10:00:00Z", "tenderPeriodStart=2026-03-01T10:00:00Z", "tenderPeriodEnd=2026-03-20T12:00:00Z",
                "consultationsUntil=2026-03-10T12:00:00Z", "amount=1250000", "currency=PEN", "url=https://example.org/t1",
                "department=South", "district=Port", "department=East",
            }));
            Assert.That(record.Codes, Is.EqualTo(new[] { new CodeText("UNSPSC", "42191807", "Beds"), new CodeText("CPV", "33192100", null) }));
            Assert.That(record.EntityCodes, Is.EqualTo(new[] { new CodeText("XX-TAX", "99", null) }));
            Assert.That(record.Documents, Is.EqualTo(new[] { new DocumentText("Terms", "https://example.org/terms.pdf", "2026-03-01") }));
            Assert.That(record.Stages, Is.EqualTo(new[] { new StageText("Site visit", null, "2026-03-05") }));
            Assert.That(record.Kind, Is.EqualTo(RecordKind.Notice));
            Assert.That(record.IsPartial, Is.False);
        });
    }

    [Test]
    public async Task Read_WrongTypesEverywhere_AreNotGiven(
        [Values("null", "17", "\"text\"", "true", "[]", "{}", "[null,17,\"text\",[],{}]", """{"id":{},"name":[],"0":1}""")] string value)
    {
        string[] members =
        [
            "date", "tag", "buyer", "parties", "awards", "contracts", "planning", "url", "title", "description", "status", "datePublished",
            "tenderPeriod", "enquiryPeriod", "value", "mainProcurementCategory", "additionalProcurementCategories", "procurementMethod",
            "procurementMethodDetails", "items", "documents", "milestones", "procuringEntity", "classification",
        ];
        var all = string.Join(',', members.Select(member => $"\"{member}\":{value}"));

        var record = await ReadOneAsync(
            $$"""{"ocid":"a",{{all}},"parties":[{"identifier":{{value}},"address":{{value}},"roles":{{value}}}],"tender":{"id":"t",{{all}} },"planning":{"budget":{{value}}} }""");

        Assert.That(record[FieldNames.NativeId], Is.EqualTo("a"));
        Assert.That(record[FieldNames.Amount], Is.Null);
        Assert.That(record[FieldNames.EntityId], Is.Null.Or.EqualTo("17"));
    }

    [TestCase("null")]
    [TestCase("\" \"")]
    [TestCase("{}")]
    public async Task Read_WithoutOcid_IsUnreadableAndKept(string ocid)
    {
        var items = await ReadAsync($$"""{"releases":[{"ocid":{{ocid}},"tender":{"title":"x"} }]}""");

        Assert.That(items[0], Is.EqualTo(new ReadItem.Unreadable(
            "releases[0]", "The release has no ocid.", $$"""{"ocid":{{ocid}},"tender":{"title":"x"} }""")));
    }

    [Test]
    public async Task Read_AwardOnly_IsUnreadableWithItsTags()
    {
        var items = await ReadAsync("""{"ocid":"a","tag":["award","contract"],"awards":[{"id":"1"}],"tender":{}}""");

        Assert.That(items[0], Is.InstanceOf<ReadItem.Unreadable>()
            .With.Property("Reason").EqualTo("The release says nothing of a tender or a plan (tags: award, contract)."));
    }

    [Test]
    public async Task Read_OcidOfTheRecord_StandsInForTheReleases()
    {
        var items = await ReadAsync("""{"records":[{"ocid":"r","compiledRelease":{"tender":{"title":"x"}}}]}""");

        Assert.That(Ids(items), Is.EqualTo(new[] { "r" }));
    }

    [Test]
    public async Task Read_RecordWithReleasesOnly_TellsThemFromTheOldestOn()
    {
        var items = await ReadAsync("""
            {"records":[{"ocid":"a","releases":[
              {"ocid":"a","date":"2026-03-03T00:00:00-05:00","tag":["tenderUpdate"],"tender":{"title":"third"}},
              {"ocid":"a","date":"2026-03-03T02:00:00Z","tag":["tender"],"tender":{"title":"second"}},
              {"ocid":"a","date":"2026-01-01T00:00:00Z","tag":["planning"],"planning":{"rationale":"first"}}]}]}
            """);

        Assert.That(items.Cast<ReadItem.Found>().Select(found => found.Record[FieldNames.Title]), Is.EqualTo(new[] { "first", "second", "third" }));
        Assert.That(items.Cast<ReadItem.Found>().Select(found => found.Record.IsPartial), Is.EqualTo(new[] { false, false, true }));
    }

    [TestCase("""{"ocid":"a","releases":[{"url":"https://example.org/1","date":"2026-01-01","tag":["tender"]}]}""", "1 of its 1 releases as links only")]
    [TestCase("""{"ocid":"a","releases":[]}""", "neither a compiledRelease nor releases")]
    [TestCase("""{"ocid":"a","versionedRelease":{"tender":{}}}""", "a versionedRelease only")]
    public async Task Read_RecordWithoutContent_IsUnreadable(string record, string reason)
    {
        var inPackage = await ReadAsync($$"""{"records":[{{record}}]}""");
        var alone = await ReadAsync(record);

        Assert.That(inPackage, Has.Count.EqualTo(1));
        Assert.That(inPackage[0], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Reason").Contains(reason));
        Assert.That(alone, Has.Count.EqualTo(1));
        Assert.That(alone[0], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Reason").Contains(reason));
    }

    [TestCase("\"tag\":[\"compiled\"]", false)]
    [TestCase("\"tag\":[\"implementation\",\"compiled\"]", false)]
    [TestCase("\"tag\":[\"tender\"]", false)]
    [TestCase("\"tag\":\"tender\"", false)]
    [TestCase("\"tag\":[\"planning\",\"tender\",\"award\",\"contract\"]", false)]
    [TestCase("\"tag\":[\"tender\",\"tenderUpdate\"]", true)]
    [TestCase("\"tag\":[\"tenderAmendment\"]", true)]
    [TestCase("\"tag\":[\"tenderCancellation\"]", true)]
    [TestCase("\"tag\":[\"contract\"]", true)]
    [TestCase("\"tag\":[\"planning\"]", true)]
    [TestCase("\"tag\":null", true)]
    [TestCase("\"x\":1", true)]
    public async Task IsPartial_ByTags_IsTrueWhereBlanksMayMeanNotSaid(string tag, bool expected)
    {
        var record = await ReadOneAsync($$"""{"ocid":"a",{{tag}},"tender":{"title":"x"} }""");

        Assert.That(record.IsPartial, Is.EqualTo(expected));
    }

    [TestCase("\"tender\":{\"status\":\"unsuccessful\"}", "unsuccessful")]
    [TestCase("\"tender\":{\"status\":\"active\"},\"tag\":[\"tenderCancellation\"]", "cancelled")]
    [TestCase("\"tender\":{\"status\":\"active\"},\"awards\":[{\"id\":1}]", "active")]
    [TestCase("\"tender\":{\"status\":\"active\"},\"contracts\":[{\"id\":1}]", "awarded")]
    [TestCase("\"tender\":{\"status\":\"complete\"},\"contracts\":[{\"id\":1}]", "complete")]
    [TestCase("\"tender\":{\"id\":1},\"awards\":[{\"id\":1}]", "awarded")]
    [TestCase("\"tender\":{\"id\":1},\"awards\":[{\"status\":\"unsuccessful\"}]", null)]
    [TestCase("\"tender\":{\"id\":1},\"tag\":\"award\"", "awarded")]
    [TestCase("\"tender\":{\"id\":1},\"tag\":[\"planning\"]", "planned")]
    [TestCase("\"tender\":{\"id\":1},\"tag\":[\"planning\",\"tender\"]", null)]
    [TestCase("\"tender\":{\"items\":[{\"status\":\"cancelled\"},{\"status\":\"active\"}]}", "active")]
    [TestCase("\"tender\":{\"items\":[{\"status\":\"cancelled\"},{\"status\":\"unsuccessful\"}]}", "unsuccessful")]
    public async Task Status_ByWhatTheReleaseSays_IsTheSourcesWord(string members, string? expected)
    {
        var record = await ReadOneAsync($$"""{"ocid":"a",{{members}} }""");

        Assert.That(record[FieldNames.Status], Is.EqualTo(expected));
    }

    [TestCase("\"value\":{\"amount\":0,\"currency\":\"PEN\"}", null, null)]
    [TestCase("\"value\":{\"amount\":\"0.00\",\"currency\":\"PEN\"},\"secret\":true", null, "secret")]
    [TestCase("\"value\":{\"amount\":12.50,\"currency\":\"PEN\"},\"secret\":true", "12.50", null)]
    [TestCase("\"value\":{\"amount\":null},\"secret\":\"true\"", null, "secret")]
    [TestCase("\"value\":{\"amount\":\"1,234.50\"},\"secret\":false", "1,234.50", null)]
    [TestCase("\"value\":77", null, null)]
    public async Task Amount_ZeroOrKeptBack_IsNeverAnAmount(string members, string? amount, string? hidden)
    {
        var record = await ReadOneAsync(Release("a", members), new OcdsSettings { AmountHiddenFlag = "secret" });

        Assert.That(record[FieldNames.Amount], Is.EqualTo(amount));
        Assert.That(record[FieldNames.AmountHidden], Is.EqualTo(hidden));
        Assert.That(record[FieldNames.Currency], Is.Null.Or.EqualTo("PEN"));
    }

    [TestCase("""{"id":"PE-CONSUCODE-2439","name":"X"}""", "PE-CONSUCODE", "2439")]
    [TestCase("""{"id":"GB-LAC-E09000001","name":"X"}""", "GB-LAC", "E09000001")]
    [TestCase("""{"id":"NGA-BRBDA-82-1","name":"X"}""", "NGA-BRBDA", "82-1")]
    [TestCase("""{"id":"PE-CONSUCODE-","name":"X"}""", null, "PE-CONSUCODE-")]
    [TestCase("""{"id":"776a7e7784a34ee58ee02e35255247e6","name":"X"}""", null, "776a7e7784a34ee58ee02e35255247e6")]
    [TestCase("""{"id":"a1","identifier":{"scheme":"NIT","id":null},"name":"X"}""", null, "a1")]
    [TestCase("""{"id":"a1","identifier":{"scheme":"","id":"RFC9"},"name":"X"}""", null, "RFC9")]
    [TestCase("""{"identifier":{"scheme":"NIT","id":"800-4"},"name":"X"}""", "NIT", "800-4")]
    [TestCase("""{"name":"X"}""", null, null)]
    public async Task Entity_FromBuyer_HasTheCodeThatIsThere(string buyer, string? scheme, string? id)
    {
        var record = await ReadOneAsync($$"""{"ocid":"a","buyer":{{buyer}},"tender":{"title":"x"} }""");

        Assert.That(record[FieldNames.EntityScheme], Is.EqualTo(scheme));
        Assert.That(record[FieldNames.EntityId], Is.EqualTo(id));
        Assert.That(record[FieldNames.EntityName], Is.EqualTo("X"));
    }

    [Test]
    public async Task Entity_OnlyInParties_IsFoundByItsRole()
    {
        var record = await ReadOneAsync("""
            {"ocid":"a","tender":{"title":"x"},"parties":[{"name":"Firm","roles":["supplier"]},
             {"name":"Town","roles":"buyer","identifier":{"scheme":"XX-A","id":"1"},"address":{"region":"R"}}]}
            """);

        Assert.That(record[FieldNames.EntityName], Is.EqualTo("Town"));
        Assert.That(record[FieldNames.EntityId], Is.EqualTo("1"));
        Assert.That(record[FieldNames.SeatDepartment], Is.EqualTo("R"));
    }

    [TestCase("TOWN  HALL, Lima.", "1")]
    [TestCase("Another Town", null)]
    public async Task Entity_NamedWithoutId_TakesThePartyOfItsRoleIfItIsTheSame(string name, string? id)
    {
        var record = await ReadOneAsync($$"""
            {"ocid":"a","tender":{"title":"x","procuringEntity":{"name":"{{name}}"} },
             "parties":[{"name":"Town Hall Líma","roles":["procuringEntity"],"identifier":{"scheme":"XX-A","id":"1"} }]}
            """);

        Assert.That(record[FieldNames.EntityId], Is.EqualTo(id));
        Assert.That(record[FieldNames.EntityName], Is.EqualTo(name));
    }

    [Test]
    public async Task Settings_TitleIsProcedureCode_MovesTheTexts()
    {
        var settings = new OcdsSettings { TitleIsProcedureCode = true };

        var both = await ReadOneAsync("""{"ocid":"a","tender":{"title":"LP-1","description":"Beds"}}""", settings);
        var codeOnly = await ReadOneAsync("""{"ocid":"a","tender":{"title":"LP-1"}}""", settings);

        Assert.That((both[FieldNames.ProcedureCode], both[FieldNames.Title], both[FieldNames.Description]), Is.EqualTo(("LP-1", "Beds", (string?)null)));
        Assert.That((codeOnly[FieldNames.ProcedureCode], codeOnly[FieldNames.Title]), Is.EqualTo(("LP-1", "LP-1")));
    }

    [TestCase("tender", false, null)]
    [TestCase("tender", true, "2026-03-01")]
    [TestCase("tenderUpdate", true, null)]
    [TestCase("compiled", true, null)]
    public async Task Published_WithoutADateOfItsOwn_IsTheReleaseDateOnlyWhenTheDefinitionSaysSo(string tag, bool setting, string? expected)
    {
        var record = await ReadOneAsync(
            $$"""{"ocid":"a","date":"2026-03-01","tag":["{{tag}}"],"tender":{"title":"x"} }""",
            new OcdsSettings { ReleaseDateIsPublication = setting });

        Assert.That(record[FieldNames.Published], Is.EqualTo(expected));
    }

    [Test]
    public async Task Published_ByTheFormalNotice_IsThatDocumentsDate()
    {
        var record = await ReadOneAsync(Release("a",
            """ "documents":[{"documentType":"clarifications","datePublished":"2026-03-09"},{"documentType":"tenderNotice","datePublished":"2026-03-01"}]"""));

        Assert.That(record[FieldNames.Published], Is.EqualTo("2026-03-01"));
    }

    [Test]
    public async Task Settings_ItemIdIsCode_GivesClassificationsTheirCode()
    {
        const string Items = """ "items":[{"id":801116,"classification":{"scheme":"UNSPSC","description":"Staff"}}]""";

        var told = await ReadOneAsync(Release("a", Items), new OcdsSettings { ItemIdIsCode = true });
        var untold = await ReadOneAsync(Release("a", Items));

        Assert.That(told.Codes, Is.EqualTo(new[] { new CodeText("UNSPSC", "801116", "Staff") }));
        Assert.That(untold.Codes, Is.Empty);
    }

    [Test]
    public async Task Settings_PageField_IsLookedForInTenderThenRelease()
    {
        var settings = new OcdsSettings { PageField = "page" };

        var record = await ReadOneAsync("""{"ocid":"a","page":"https://example.org/a","tender":{"title":"x","page":"not an address"}}""", settings);

        Assert.That(record[FieldNames.Url], Is.EqualTo("https://example.org/a"));
    }

    [Test]
    public async Task Read_PlanningOnly_IsAPlanLine()
    {
        var record = await ReadOneAsync("""
            {"ocid":"a","date":"2026-01-05T00:00:00Z","tag":["planning"],"buyer":{"id":"XX-A-1","name":"Town"},"tender":null,
             "planning":{"id":"17","rationale":"Too few beds","url":"https://example.org/p",
              "budget":{"description":"Beds","amount":{"amount":5000,"currency":"PEN"},"budgetBreakdown":[{"period":{"startDate":"2027-01-01"}}]}}}
            """);

        Assert.That(record.Kind, Is.EqualTo(RecordKind.PlanLine));
        Assert.That(record.IsPartial, Is.False);
        Assert.That(record.Fields.Select(field => $"{field.Key}={field.Value}"), Is.EquivalentTo(new[]
        {
            "nativeId=a", "ocid=a", "sourceDate=2026-01-05T00:00:00Z", "entityScheme=XX-A", "entityId=1", "entityName=Town",
            "title=Beds", "description=Too few beds", "planReference=17", "planYear=2027", "amount=5000", "currency=PEN", "url=https://example.org/p",
        }));
    }
}
