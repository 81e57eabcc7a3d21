import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { cookieNames } from '@/lib/access/web/cookie-names';
import { addressOrder, envelopeBody } from '@/lib/providers/gatepay/fixtures/envelope';
import * as messages from './batch-messages';
import type { ConsoleApi } from './console-api';
import type { GatepaySender } from './gatepay-sender';

export interface PageAddress {
  name: string;
  path: string;
}

/** A link for somebody who is invited now. */
async function invitation(page: Page): Promise<string> {
  await page.goto('/people/new');
  await page.getByLabel('Name').fill('Somebody invited');
  await page.getByLabel('E-mail').fill(`${randomUUID()}@example.com`);
  await page.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
  await page.getByRole('button', { name: 'Make the link' }).click();
  return (await page.locator('code').filter({ hasText: '/join/' }).textContent()) ?? '';
}

/**
 * What every page of the console needs to have something to show: a partial batch, a duplicate, an issue, a rejected request, a
 * person invited, a sign-in that waits for its code. `page` is a signed-in browser's.
 */
export async function everyPage(page: Page, callbacks: GatepaySender, api: ConsoleApi): Promise<PageAddress[]> {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: '1526052914503263472' }]));
  await callbacks.send(messages.partial(batchId));
  await callbacks.send(messages.partial(batchId));
  await callbacks.send(messages.succeeded(batchId), { secret: 'a secret of somebody else' });
  await api.untilBatchIs(batchId, 'PARTIAL');
  await (await api.get(`exports/suborders?batchId=${batchId}`)).text();
  const contradicted = messages.newBatchId();
  await callbacks.send(messages.message(contradicted, 'SUCCESS'));
  await api.untilBatchIs(contradicted, 'SUCCESS');
  await callbacks.send(messages.message(contradicted, 'FAIL'));
  const issueId = await api.untilIssueOf(contradicted);
  const orderId = messages.newBatchId();
  await callbacks.send(
    envelopeBody('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_IN_TERM', addressOrder, { bizId: orderId }),
  );
  await callbacks.send(envelopeBody('PAY_ADDRESS', 'PAY_SUCCESS', addressOrder, { bizId: orderId }));
  const transfer = `/transfers/${await api.untilTransferIs(orderId, 'PAY_SUCCESS')}`;
  const [callback] = await api.callbacksOf(batchId);
  const rejected: { data: { id: string }[] } = await (await api.get('requests?verdict=rejected&limit=1')).json();
  const one = `/callbacks/${callback?.id}`;
  const refused = `/rejected/${rejected.data[0]?.id}`;
  const join = new URL(await invitation(page));
  await page.context().addCookies([{ name: cookieNames(false).secondStep, value: 'begun', url: join.origin }]);
  return [
    { name: 'second step of signing in', path: '/sign-in/code?error=code' },
    { name: 'invitation that is taken', path: join.pathname },
    { name: 'one-time link that ended', path: '/join/nobody-has-this-link' },
    { name: 'set-up of a second factor', path: '/second-factor' },
    { name: 'overview', path: '/' },
    { name: 'overview, a week', path: '/?span=7d' },
    { name: 'duplicates', path: '/rejected?verdict=duplicate' },
    { name: 'bounds of the sweeps', path: '/settings/sweeps' },
    { name: 'sensitive fields', path: '/settings/sensitive' },
    { name: 'retention', path: '/settings/retention?scope=otherwise&keep=400' },
    { name: 'search', path: '/search' },
    { name: 'search, found', path: `/search?q=${batchId}` },
    { name: 'search, nothing found', path: '/search?q=nothing-has-this-id' },
    { name: 'callback list', path: '/callbacks' },
    { name: 'callback list, filtered', path: '/callbacks?outcome=partial&verified=true&range=24h' },
    { name: 'callback list, nothing fits', path: '/callbacks?q=nothing-has-this-id' },
    { name: 'callback, payload', path: one },
    { name: 'callback, raw payload', path: `${one}?view=raw` },
    { name: 'callback, response', path: `${one}?tab=response` },
    { name: 'callback, requests', path: `${one}?tab=requests` },
    { name: 'callback, related', path: `${one}?tab=related` },
    { name: 'two callbacks compared', path: `/callbacks/compare?one=${callback?.id}` },
    { name: 'nothing to compare', path: '/callbacks/compare?one=987654321' },
    { name: 'transfer list', path: '/transfers' },
    {
      name: 'transfer list, filtered',
      path: '/transfers?kind=payment&terminal=true&currency=USDT&amount-from=1&range=24h',
    },
    { name: 'transfer list, nothing fits', path: '/transfers?q=nothing-has-this-id' },
    { name: 'transfer', path: transfer },
    { name: 'transfer, deliveries', path: `${transfer}?tab=deliveries` },
    { name: 'transfer, issues', path: `${transfer}?tab=issues` },
    { name: 'transfer that is not there', path: '/transfers/find?provider=gatepay&transferId=nobody-has-this-id' },
    { name: 'batch list', path: '/batches' },
    { name: 'batch list, filtered', path: '/batches?terminal=true&currency=USDC&age=1h' },
    { name: 'batch', path: `/batches/gatepay/${batchId}` },
    { name: 'batch with an issue', path: `/batches/gatepay/${contradicted}` },
    { name: 'issue list', path: '/issues' },
    { name: 'issue list, filtered', path: '/issues?state=all&kind=status_conflict&sort=oldest&owner=none' },
    { name: 'issue list, nothing fits', path: '/issues?q=nothing-has-this-id' },
    { name: 'issue', path: `/issues/${issueId}` },
    { name: 'no such issue', path: '/issues/987654321' },
    { name: 'exports', path: '/exports' },
    { name: 'audit', path: '/audit' },
    { name: 'audit, filtered', path: '/audit?action=export.completed&actor=token%3A1&range=24h' },
    { name: 'audit, nothing fits', path: '/audit?q=nothing-was-done-to-this' },
    { name: 'audit entry', path: '/audit/1' },
    { name: 'no such audit entry', path: '/audit/987654321' },
    { name: 'rejected list', path: '/rejected' },
    { name: 'rejected request', path: refused },
    { name: 'rejected request, hex', path: `${refused}?view=hex` },
    { name: 'accounts', path: '/providers' },
    { name: 'account from the environment', path: '/providers/gatepay/default' },
    { name: 'account of a provider with many knobs', path: '/providers/caibo/default' },
    { name: 'new account', path: '/providers/new?provider=basswallet' },
    { name: 'no such account', path: '/providers/gatepay/no-such-account' },
    { name: 'people', path: '/people' },
    { name: 'invitation', path: '/people/new' },
    { name: 'person', path: '/people/1' },
    { name: 'no such person', path: '/people/987654321' },
    { name: 'API tokens', path: '/people/tokens' },
    { name: 'new API token', path: '/people/tokens/new' },
    { name: 'your account', path: '/account' },
    { name: 'settings', path: '/settings' },
    { name: 'chain', path: '/settings/chains/TRX' },
    { name: 'new chain', path: '/settings/chains/new' },
    { name: 'no such callback', path: '/callbacks/987654321' },
    { name: 'no such transfer', path: '/transfers/987654321' },
    { name: 'no such batch', path: '/batches/gatepay/no-such-batch' },
    { name: 'no such page', path: '/no-such-page' },
  ];
}
