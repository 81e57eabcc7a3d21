import { expectAccessible, expectNoSidewaysScroll } from '@/e2e/support/accessibility';
import { asPhone } from '@/e2e/support/as-phone';
import { expect, test } from '@/e2e/support/console-test';
import { answeredTitles, tabTitle } from '@/e2e/support/document-titles';
import { everyPage } from '@/e2e/support/every-page';
import { expectReachableByTab } from '@/e2e/support/keyboard-walk';

// Each part is loaded in whichever browser is free.
test.describe.configure({ mode: 'parallel', timeout: 600_000 });

const parts = 2;

for (const part of Array.from({ length: parts }, (_, index) => index)) {
  test(`a title at once, axe finds nothing in light and dark, Tab reaches everything, and no phone scrolls sideways: part ${part + 1} of ${parts} of all pages`, async ({
    page,
    callbacks,
    api,
    problems,
  }) => {
    problems.allow(/status of 404/);
    const pages = await everyPage(page, callbacks, api);
    for (const { name, title, titleUntilRead = title, path } of pages.filter((_, index) => index % parts === part)) {
      await test.step(name, async () => {
        const answer = await page.goto(path);
        const atFirst = answeredTitles((await answer?.text()) ?? '');
        expect([[tabTitle(title)], [tabTitle(titleUntilRead)]], 'before any script').toContainEqual(atFirst);
        await expect(page.locator('h1')).toHaveCount(1);
        await expect(page).toHaveTitle(tabTitle(title));
        await expectAccessible(page);
        await asPhone(page, () => expectNoSidewaysScroll(page));
        // What lies around the main part is the same on every page.
        await expectReachableByTab(page, { whole: path === '/' });
      });
    }
  });
}
