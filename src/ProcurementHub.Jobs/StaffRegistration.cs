using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ProcurementHub.Jobs;

public static class StaffRegistration
{
    /// <summary>Who of the staff there is, for the site and for the scheduler alike: bound once, or each address would stand there twice.</summary>
    public static OptionsBuilder<StaffOptions> AddStaff(this IServiceCollection services)
    {
        var staff = services.AddOptions<StaffOptions>();
        return services.Any(service => service.ServiceType == typeof(IConfigureOptions<StaffOptions>)) ? staff : staff.BindConfiguration(StaffOptions.Section);
    }
}
