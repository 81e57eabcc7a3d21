import { readdirSync } from 'node:fs';
import path from 'node:path';
import { places } from '@/e2e/support/access-surface';
import { expect, signedOut, test } from '@/e2e/support/console-test';
import { answeredTitles } from '@/e2e/support/document-titles';
import { signInAs } from '@/e2e/support/join-console';
import { roles } from '@/lib/access/actor';
import { permissions } from '@/lib/access/permissions';

const root = path.resolve(import.meta.dirname, '../..');
/** What a page says in place of what a role may not see; a part of a page may say the like of a button. */
const refused = /does not include|Only admins/;
/** What a verb says that refused what a page asked for. */
const refusedByVerb = /does not include [^.]+\. An admin can change that\./;

test('every page and every route beside the API is in the table, and nothing else is', () => {
  const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('app', file))
    .filter((file) => /\/(page\.tsx|route\.ts)$/.test(file) && !file.startsWith('app/api/v1/'));
  expect(files.sort()).toEqual(Object.keys(places).sort());
});

test('nobody who is not signed in gets a page of the console', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, storageState: signedOut });
  for (const [file, { path: address, who }] of Object.entries(places)) {
    if (who === 'signed-out') continue;
    const answer = await context.request.get(address, { maxRedirects: 0 });
    const leaves = answer.status() === 303 && (answer.headers().location ?? '').includes('/sign-in');
    expect(leaves || answer.status() === 401, `${file}: ${answer.status()}`).toBe(true);
  }
  await context.close();
});

for (const role of roles) {
  test(`every page shows the role ${role} what the table says, and no more`, async ({ page, browser, server }) => {
    test.slow();
    const storageState = await signInAs(page, server, { name: `every-${role}`, role });
    const context = await browser.newContext({ baseURL: server.url, storageState });
    for (const [file, { path: address, who }] of Object.entries(places)) {
      if (who === 'signed-out' || file === 'app/api/live/route.ts') continue;
      const answer = await context.request.get(address);
      const text = await answer.text();
      const allowed = who === 'anybody' || permissions[who].roles.some((each) => each === role);
      expect(answer.status(), `${file} as ${role}`).toBeLessThan(500);
      if (file.endsWith('page.tsx')) expect(answeredTitles(text), `${file} as ${role}`).toHaveLength(1);
      if (allowed) expect(refusedByVerb.test(text), `${file} refused to ${role}`).toBe(false);
      else expect(refused.test(text), `${file} refused to ${role}`).toBe(true);
    }
    await context.close();
  });
}
