using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.Bounces;
using ProcurementHub.Jobs.Mail.SignIns;
using ProcurementHub.Jobs.Mail.Signups;

namespace ProcurementHub.Jobs.Alerts;

public static class AlertRegistration
{
    /// <summary>
    /// Registers all from a notice version to a delivered mail: matching, composing, sending. Storage, the source
    /// catalogue and its <see cref="Health.SourceWatch"/>, the region tree, <see cref="SiteOptions"/>, a clock and the
    /// configuration must be registered.
    /// </summary>
    /// <param name="pickupFolder">Where mails are written when the transport is the pick-up folder.</param>
    public static IServiceCollection AddHubAlerts(this IServiceCollection services, string pickupFolder)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddSingleton(provider => MailTransports.Create(provider.GetRequiredService<IOptions<MailOptions>>().Value, pickupFolder));
        services.AddSingleton(provider => new HubLinks(provider.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl));
        services.AddSingleton<DigestPages>();
        services.AddSingleton(provider => new DigestMails(
            provider.GetRequiredService<DigestPages>(),
            provider.GetRequiredService<HubLinks>(),
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Sender));
        services.AddSingleton<NoticesToMatch>();
        services.AddSingleton<MatchPass>();
        services.AddSingleton<PlanMatchPass>();
        services.AddSingleton<NewsSearch>();
        services.AddSingleton<PlannedAhead>();
        services.AddSingleton<SubscriptionPreview>();
        services.AddSingleton<PlanNewsReader>();
        services.AddSingleton<ComposePass>();
        services.AddSingleton<DigestPreview>();
        services.AddSingleton<SendPass>();
        services.AddSingleton<ForgettingPass>();
        services.AddSingleton<BouncePass>();
        services.AddSingleton<SignupDesk>();
        services.AddSingleton<SignInDesk>();
        return services;
    }
}
