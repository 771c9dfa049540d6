using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ProcurementHub.Web.Pages.Staff;

public sealed class IndexModel : PageModel;
