namespace ProcurementHub.Tests.Web.OpenData;

/// <summary>
/// The published JSON schema of OCDS 1.1.5 (Apache License 2.0, open-contracting/standard, tag 1__1__5), judged by Debian's
/// python3-jsonschema as Draft 4, with addresses checked by python3-rfc3987 and instants by Python itself. The schema is no part of this repository: it lies beside the published
/// data, as ocds-schema-1.1.5, or where OCDS_SCHEMA_FOLDER says.
/// </summary>
internal static class OcdsSchema
{
    private const string Folder = "ocds-schema-1.1.5";

    private const string Script = """
        import os, datetime
        folder, name = sys.argv[1], sys.argv[2]
        def load(file):
            with open(os.path.join(folder, file), encoding='utf-8') as f:
                return json.load(f)
        release, schema = load('release-schema.json'), load(name)
        store = {release['id']: release, schema['id']: schema}
        formats = jsonschema.FormatChecker()
        @formats.checks('date-time', raises=ValueError)
        def is_instant(value):
            return not isinstance(value, str) or datetime.datetime.fromisoformat(value).tzinfo is not None
        validator = jsonschema.Draft4Validator(
            schema, resolver=jsonschema.RefResolver(schema['id'], schema, store=store), format_checker=formats)
        answer = ['/'.join(str(part) for part in error.absolute_path) + ': ' + error.message[:300] for error in validator.iter_errors(json.loads(text.decode('utf-8')))][:10]
        """;

    public static async Task JudgeAsync(string schema, byte[] package)
    {
        var folder = Environment.GetEnvironmentVariable("OCDS_SCHEMA_FOLDER") is { Length: > 0 } named ? named
            : SharedData.FolderIfAny is { } data && Directory.Exists(Path.Combine(data, Folder)) ? Path.Combine(data, Folder) : null;
        if (folder is null)
            Assert.Ignore("Needs the published schema of OCDS 1.1.5: name a folder with release-schema.json, release-package-schema.json and record-package-schema.json in OCDS_SCHEMA_FOLDER.");
        var errors = await OutsideParser.ReadAsync("jsonschema", package, Script, folder, schema);

        Assert.That(errors.EnumerateArray().Select(error => error.GetString()), Is.Empty);
    }
}
