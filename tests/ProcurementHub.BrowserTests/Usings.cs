global using NUnit.Framework;

[assembly: ProcurementHub.BrowserTests.QuietPages]
