import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, expect, it } from 'vitest';

const product = openProduct();

describe('reading guides', () => {
  it('leads from the start page over the list to a guide, and on to the assessment', async () => {
    const page = await product.visit('/');
    await page.getByRole('link', { name: /^All \d+ guides$/ }).click();
    await page.getByRole('heading', { name: 'Guides', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Show more guides' }).click();
    await page.getByText(/^That is all \d+ guides\.$/).waitFor();
    await page.getByRole('link', { name: 'CTO vs VP Engineering', exact: true }).click();
    await page.getByRole('heading', { name: 'CTO vs VP Engineering', level: 1 }).waitFor();
    expect(await page.title()).toBe('CTO vs VP Engineering · Yardstick');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');

    const contents = page.getByRole('navigation', { name: 'In this guide' });
    await contents.getByRole('link').nth(1).click();
    expect(new URL(page.url()).hash).not.toBe('');
    await page.getByRole('heading', { name: 'Read next' }).waitFor();

    await page.getByRole('link', { name: /^Take it in \d+ minutes$/ }).click();
    await page.getByRole('heading', { name: 'CTO Readiness Assessment', level: 1 }).waitFor();
  });

  it('goes on with the first guide that "more" has brought', async () => {
    const page = await product.visit('/guides');
    await page.getByRole('button', { name: 'Show more guides' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^That is all/).waitFor();

    const links = page.getByRole('main').getByRole('link');
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe(await links.nth(8).textContent());
  });

  it('says that there is no such guide', async () => {
    const page = await product.visit('/guides/no-such-guide');
    await page.getByRole('heading', { name: 'There is no such guide' }).waitFor();
    await page.getByRole('link', { name: 'See all guides' }).click();
    await page.getByRole('heading', { name: 'Guides', level: 1 }).waitFor();
  });

  it('lets wide tables scroll by themselves on narrow screens', async () => {
    const page = await product.visit('/guides/cto-vs-vp-engineering', { viewport: { width: 360, height: 740 } });
    const table = page.getByRole('region', { name: 'Table: Technology strategy' });
    await table.waitFor();

    const sizes = await table.evaluate((region) => [region.scrollWidth, region.clientWidth]);
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('offers to try again when the server fails, and then shows the guide', async () => {
    const page = await product.visit('/guides', { expectedErrors: /500 \(Internal Server Error\)/ });
    await page.getByRole('link', { name: 'CTO vs VP Engineering', exact: true }).waitFor();
    await page.route('**/graphql?**', (route) => route.fulfill({ status: 500, body: 'out of order' }));
    await page.getByRole('link', { name: 'CTO vs VP Engineering', exact: true }).click();
    await page.getByRole('heading', { name: 'We could not load this guide' }).waitFor();

    await page.unroute('**/graphql?**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'CTO vs VP Engineering', level: 1 }).waitFor();
  });

  it('runs and loads nothing that sanitising should have taken out', async () => {
    const evil = `<p onclick="seen()">kept</p><script>seen()</script><img src="x" onerror="seen()"><svg onload="seen()"></svg>
      <a href="javascript:seen()">a</a><a href=" java&#10;script:seen()">b</a><a href="//elsewhere.example/">c</a><a href="data:text/html,x">d</a>
      <iframe src="/"></iframe><form action="//elsewhere.example/"><input name="x"></form><style>body { display: none }</style>
      <p style="position: fixed; inset: 0">styled</p><math><mtext><table><mglyph><style><img src=x onerror=seen()></style></mglyph></table></mtext></math>`;
    // The browser names what the policy forbids while the text is parsed; nothing of it reaches the page.
    const page = await product.visit('/guides', { expectedErrors: /Content Security Policy/ });
    await page.route('**/graphql?**', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { data: { guide?: { body: { html: string } } } };
      if (answer.data.guide) answer.data.guide.body.html = evil;
      await route.fulfill({ response, json: answer });
    });
    let calls = 0;
    await page.exposeFunction('seen', () => calls++);
    await page.getByRole('link', { name: 'CTO vs VP Engineering', exact: true }).click();
    const text = page.getByText('kept');
    await text.click();

    const body = text.locator('xpath=..');
    expect(await body.locator('script, iframe, form, input, style, svg, [style], [onclick], [onerror]').count()).toBe(
      0,
    );
    expect(await body.locator('a').count()).toBe(0);
    expect(await body.getByText('styled').isVisible()).toBe(true);
    expect(calls).toBe(0);
  });
});
