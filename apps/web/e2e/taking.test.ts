import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, expect, it } from 'vitest';
import { deleteByApi } from './answer-by-api.ts';
import { answerByKeyboard, expectSaved, openResult, questionCount, startByKeyboard, tokenOf } from './respondent.ts';

const product = openProduct();
const introduction = '/assessments/cto-readiness';

describe('taking an assessment', () => {
  it('is done by keyboard from the start to the deletion, through an interruption and a lost connection', async () => {
    const page = await product.visit(introduction, { expectedErrors: /ERR_INTERNET_DISCONNECTED/ });
    const addresses: string[] = [];
    page.context().on('request', (request) => addresses.push(request.url()));
    await startByKeyboard(page);
    const count = await questionCount(page);
    await answerByKeyboard(page, { from: 1, to: 9, choose: (number) => String((number % 3) + 1) });
    await page.getByText(` · 10 of ${count}`).waitFor();
    await expectSaved(page);
    const token = await tokenOf(page);

    // A second page of the same browser goes on where the first one stopped.
    const second = await product.visitAgain(page, introduction);
    await second.getByRole('link', { name: 'Continue where you left off' }).click();
    await second.getByText(` · 10 of ${count}`).waitFor();
    await second.getByText(`9 of ${count} answered`).waitFor();
    await second.close();

    // Offline in the middle: the answers are kept, and sent when the connection is back.
    await page.context().setOffline(true);
    await answerByKeyboard(page, { from: 10, to: 12 });
    await page.getByText(` · 13 of ${count}`).waitFor();
    await page.getByText('Kept here, not sent yet').waitFor();
    await page.getByText(/You seem to be offline/).waitFor();
    await page.context().setOffline(false);
    await expectSaved(page);

    // Arrows go back and on; an answer can be changed; Up and Down choose.
    await page.keyboard.press('ArrowLeft');
    await page.getByText(` · 12 of ${count}`).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
    await page.keyboard.press('ArrowRight');
    // One question is left open on purpose.
    await page.getByText(` · 13 of ${count}`).waitFor();
    await page.keyboard.press('Enter');
    await answerByKeyboard(page, { from: 14, to: count, choose: (number) => String((number % 2) + 1) });

    // What is missing is listed, and the list leads there.
    await page.getByRole('heading', { name: '1 question still open' }).waitFor();
    await page.getByRole('button', { name: 'Submit and see my result' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await answerByKeyboard(page, { from: 13, to: 13 });
    await page.goBack();
    await page.getByRole('heading', { name: /^(That was the last question|1 question still open)$/ }).waitFor();
    await page.goto(`${product.url}${introduction}/take?at=finish`);
    await page.getByRole('heading', { name: 'That was the last question' }).waitFor();

    // Segments, then the submission.
    await page.getByRole('radio', { name: 'Engineering manager or team lead' }).focus();
    await page.keyboard.press('Space');
    await expectSaved(page);
    await page.getByRole('button', { name: 'Submit and see my result' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your result', level: 1 }).waitFor();

    // Another role: other targets, the same scores.
    const target = page.getByRole('img', { name: /^Technical strategy: \d/ });
    const before = await target.getAttribute('aria-label');
    await page.getByRole('radio', { name: 'CTO at a startup' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText('Measured against CTO at a growth company').waitFor();
    await page.waitForFunction(
      (old) => document.querySelector('[aria-label^="Technical strategy: "]')?.getAttribute('aria-label') !== old,
      before,
    );
    expect(new URL(page.url()).searchParams.get('profile')).toBeTruthy();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('role-profile');
    expect((await target.getAttribute('aria-label'))?.split(',')[0]).toBe(before?.split(',')[0]);

    // Deletion: asked for twice, then nothing is left here or there.
    await page.getByRole('button', { name: 'Delete my attempt' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Delete your attempt?' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Delete my attempt');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete for good' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'All of it is deleted' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('yardstick.attempts'))).toBeNull();
    await page.goto(`${product.url}/result#${token}`);
    await page.reload();
    await page.getByRole('heading', { name: 'This result no longer exists' }).waitFor();

    expect(addresses.filter((address) => address.includes(token))).toEqual([]);
  });

  it('moves on when an answer is chosen by mouse, and stays when told to', async () => {
    const page = await product.visit(introduction);
    await page.getByRole('button', { name: 'Start the assessment' }).click();
    await page.getByText(/ · 1 of /).waitFor();
    await page.locator('label:has([type=radio])').first().click();
    await page.getByText(/ · 2 of /).waitFor();

    await page.getByLabel('Move on when I choose').uncheck();
    await page.locator('label:has([type=radio])').first().click();
    await page.getByRole('button', { name: 'Next' }).waitFor();
    await expectSaved(page);
    await page.waitForTimeout(600);
    await page.getByText(/ · 2 of /).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/ · 3 of /).waitFor();
  });

  it('sends what was left unsent when the page is opened again', async () => {
    const page = await product.visit(introduction, { expectedErrors: /ERR_(FAILED|INTERNET_DISCONNECTED)/ });
    await startByKeyboard(page);
    await page.route('**/graphql', (route) => route.abort());
    await answerByKeyboard(page, { from: 1, to: 3 });
    await page.getByText('Kept here, not sent yet').waitFor();
    await page.getByText(/ · 4 of /).waitFor();
    await page.unroute('**/graphql');
    await page.reload();

    await page.getByText(/ · 4 of /).waitFor();
    await expectSaved(page);
    const other = await product.visitAgain(page, `${introduction}/take`);
    await other.getByText(/^3 of \d+ answered$/).waitFor();
  });

  it('goes on in another browser by the private link, and takes the token out of the address', async () => {
    const page = await product.visit(introduction);
    await startByKeyboard(page);
    await answerByKeyboard(page, { from: 1, to: 2 });
    await page.getByText(/ · 3 of /).waitFor();
    await expectSaved(page);
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    const link = await page.getByLabel('Private link').inputValue();
    await page.getByRole('dialog').getByRole('link', { name: 'Leave' }).click();
    await page.getByRole('link', { name: 'Go on where you left' }).waitFor();

    const elsewhere = await product.visit(link.replace(product.url, ''));
    await elsewhere.getByText(/ · 3 of /).waitFor();
    await elsewhere.waitForFunction(() => location.hash === '');
    await elsewhere.reload();
    await elsewhere.getByText(/ · 3 of /).waitFor();
  });

  it('starts over only after asking, and deletes the answers given so far', async () => {
    const page = await product.visit(introduction);
    await startByKeyboard(page);
    await answerByKeyboard(page, { from: 1, to: 2 });
    await expectSaved(page);
    const token = await tokenOf(page);
    await page.goto(product.url + introduction);
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Delete and start over' }).click();
    await page.getByRole('button', { name: 'Start the assessment' }).waitFor();

    await page.goto(`${product.url}${introduction}/take#${token}`);
    await page.getByRole('heading', { name: 'This attempt no longer exists' }).waitFor();
  });

  it('does not start a second attempt when the answer to the first start was lost', async () => {
    const page = await product.visit(introduction, { expectedErrors: /ERR_FAILED/ });
    const tokens: string[] = [];
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('StartAttempt_Start')) return route.continue();
      const response = await route.fetch();
      const answer = (await response.json()) as { data: { startAttempt: { token: string } } };
      tokens.push(answer.data.startAttempt.token);
      return tokens.length === 1 ? route.abort() : route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Start the assessment' }).click();
    await page.getByText(/The server could not be reached/).waitFor();
    await page.getByRole('button', { name: 'Start the assessment' }).click();
    await page.getByText(/ · 1 of /).waitFor();

    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBe(tokens[1]);
  });

  it('says so when the attempt has expired, and offers a new one', async () => {
    const page = await product.visit(introduction);
    await startByKeyboard(page);
    const token = await tokenOf(page);
    await page.clock.setFixedTime(new Date('2100-01-01T00:00:00Z'));
    await page.goto(`${product.url}${introduction}/take#${token}`);
    await page.getByRole('heading', { name: 'This attempt has expired' }).waitFor();
    await page.getByRole('link', { name: 'Start a new attempt' }).click();
    await page.getByRole('button', { name: 'Start the assessment' }).waitFor();
  });

  it('says so when the attempt was deleted elsewhere while it is being taken', async () => {
    const page = await product.visit(introduction);
    await startByKeyboard(page);
    await deleteByApi(product.url, await tokenOf(page));
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'This attempt no longer exists' }).waitFor();
  });

  it('says so when the attempt is submitted already, and leads to the result', async () => {
    const page = await openResult(product);
    const token = await tokenOf(page);
    await page.goto(`${product.url}${introduction}/take#${token}`);
    await page.getByRole('heading', { name: 'You have submitted this attempt' }).waitFor();
    await page.getByRole('link', { name: 'See your result' }).click();
    await page.getByRole('heading', { name: 'Your result', level: 1 }).waitFor();
  });
});
