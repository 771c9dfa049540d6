using Microsoft.Playwright;

namespace ProcurementHub.BrowserTests;

/// <summary>Somebody at a page: with a mouse, or with nothing but the keyboard.</summary>
internal sealed class Hands(IPage page, bool keyboardOnly)
{
    private const int MostSteps = 300;

    // Where the focus is must be seen: every one has the outline that the style sheet gives.
    private const string IsHere = """
        selector => {
            const here = document.activeElement;
            if (!here || here === document.body || !here.matches(selector)) return false;
            const style = getComputedStyle(here);
            if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) throw new Error('no visible focus: ' + here.outerHTML.slice(0, 100));
            return true;
        }
        """;

    public IPage Page => page;

    /// <summary>Presses what leads to another page, and waits until it is there.</summary>
    public async Task PressAsync(string selector)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = '1'");
        if (keyboardOnly)
        {
            await ReachAsync(selector);
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await page.Locator(selector).First.ClickAsync();
        }

        await page.Locator("html:not([data-left]) main").WaitForAsync();
        await page.WaitForLoadStateAsync();
    }

    public async Task WriteAsync(string selector, string text)
    {
        if (!keyboardOnly)
        {
            await page.Locator(selector).FillAsync(text);
            return;
        }

        await ReachAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }

    public async Task TickAsync(string selector)
    {
        if (!keyboardOnly)
        {
            await page.Locator(selector).CheckAsync();
            return;
        }

        await ReachAsync(selector);
        await page.Keyboard.PressAsync("Space");
    }

    private async Task ReachAsync(string selector)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (await page.EvaluateAsync<bool>(IsHere, selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} cannot be reached by the keyboard on {page.Url}");
    }
}
