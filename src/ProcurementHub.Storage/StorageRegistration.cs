using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Compliance;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Figures;
using ProcurementHub.Storage.LeadTimes;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Moving;
using ProcurementHub.Storage.Nodes;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Search;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage;

public static class StorageRegistration
{
    /// <summary>Registers the database, the evidence folder and every store. A <see cref="TimeProvider"/> must be registered.</summary>
    public static IServiceCollection AddHubStorage(
        this IServiceCollection services, Func<IServiceProvider, StorageOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => HubDatabase.For(provider.GetRequiredService<StorageOptions>()));
        services.AddSingleton(provider => new EvidenceFolder(
            provider.GetRequiredService<StorageOptions>().EvidenceFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Migrator>();
        services.AddSingleton<HubMove>();
        services.AddSingleton<ServerSafety>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<DispensableDocuments>();
        services.AddSingleton<OldPasses>();
        services.AddSingleton<PassStore>();
        services.AddSingleton<CollectionStore>();
        services.AddSingleton<RejectedStore>();
        services.AddSingleton<EntityStore>();
        services.AddSingleton<EntityBodies>();
        services.AddSingleton<EntityProfiles>();
        services.AddSingleton<FigureStore>();
        services.AddSingleton<MailDelayStore>();
        services.AddSingleton<PageViews>();
        services.AddSingleton<LeadTimeRefresh>();
        services.AddSingleton<LeadTimeSources>();
        services.AddSingleton<LeadTimeArchive>();
        services.AddSingleton<NoticePages>();
        services.AddSingleton<EntityMerges>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<ProcedureStore>();
        services.AddSingleton<PendingVersions>();
        services.AddSingleton<RecentNews>();
        services.AddSingleton<ProcedureTypes>();
        services.AddSingleton<SearchStore>();
        services.AddSingleton<SearchUpkeep>();
        services.AddSingleton<PlanStore>();
        services.AddSingleton<PlanLineList>();
        services.AddSingleton<PlanBacklog>();
        services.AddSingleton<PlanDemand>();
        services.AddSingleton<PendingPlanLines>();
        services.AddSingleton<PlanOcids>();
        services.AddSingleton<PlanReaches>();
        services.AddSingleton<PlanVersions>();
        services.AddSingleton<PlanTying>();
        services.AddSingleton<PlanTieStore>();
        services.AddSingleton<PlanCalls>();
        services.AddSingleton<NoticeReleases>();
        services.AddSingleton<NoticeAddresses>();
        services.AddSingleton<PlanDutyStore>();
        services.AddSingleton<ComplianceStore>();
        services.AddSingleton<ComplianceActStore>();
        services.AddSingleton<ComplianceMailStore>();
        services.AddSingleton<SubscriberStore>();
        services.AddSingleton<ActiveSearches>();
        services.AddSingleton<OwnSearches>();
        services.AddSingleton<OwnDataStore>();
        services.AddSingleton<MatchStore>();
        services.AddSingleton<PlanMatchStore>();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<MailFlow>();
        services.AddSingleton<SubscriberChoices>();
        services.AddSingleton<SignupStore>();
        services.AddSingleton<OldMails>();
        services.AddSingleton<LeftSubscribers>();
        services.AddSingleton<SuppressionStore>();
        services.AddSingleton<ReturnedMailStore>();
        services.AddSingleton<DeliveryHistory>();
        services.AddSingleton<StaffActStore>();
        services.AddSingleton<StaffLinkStore>();
        services.AddSingleton<HiddenNotices>();
        services.AddSingleton<LeaseStore>();
        services.AddSingleton<NodeStore>();
        services.AddSingleton<DataKeyStore>();
        return services;
    }

    public static IServiceCollection AddHubStorage(this IServiceCollection services, StorageOptions options) =>
        services.AddHubStorage(_ => options);
}
