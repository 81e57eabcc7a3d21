import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { cookieNames } from '@/lib/access/web/cookie-names';
import { addressOrder, envelopeBody } from '@/lib/providers/gatepay/fixtures/envelope';
import * as messages from './batch-messages';
import type { ConsoleApi } from './console-api';
import type { GatepaySender } from './gatepay-sender';

export interface PageAddress {
  name: string;
  /** What the document calls it. */
  title: string;
  /** What it is called until it is known that there is none, where that takes longer than 150 ms, as on a busy machine. */
  titleUntilRead?: string;
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
  const transferId = await api.untilTransferIs(orderId, 'PAY_SUCCESS');
  const transfer = `/transfers/${transferId}`;
  const [callback] = await api.callbacksOf(batchId);
  const rejected: { data: { id: string }[] } = await (await api.get('requests?verdict=rejected&limit=1')).json();
  const one = `/callbacks/${callback?.id}`;
  const refused = `/rejected/${rejected.data[0]?.id}`;
  const join = new URL(await invitation(page));
  await page.context().addCookies([{ name: cookieNames(false).secondStep, value: 'begun', url: join.origin }]);
  return [
    { name: 'second step of signing in', title: 'Second step', path: '/sign-in/code?error=code' },
    { name: 'invitation that is taken', title: 'Set your password', path: join.pathname },
    { name: 'one-time link that ended', title: 'Set your password', path: '/join/nobody-has-this-link' },
    { name: 'set-up of a second factor', title: 'Set up a second factor', path: '/second-factor' },
    { name: 'overview', title: 'Overview', path: '/' },
    { name: 'overview, a week', title: 'Overview', path: '/?span=7d' },
    { name: 'duplicates', title: 'Duplicates', path: '/rejected?verdict=duplicate' },
    { name: 'bounds of the sweeps', title: 'Sweeps', path: '/settings/sweeps' },
    { name: 'sensitive fields', title: 'Sensitive fields', path: '/settings/sensitive' },
    { name: 'retention', title: 'Retention', path: '/settings/retention?scope=otherwise&keep=400' },
    { name: 'search', title: 'Search', path: '/search' },
    { name: 'search, found', title: 'Search', path: `/search?q=${batchId}` },
    { name: 'search, nothing found', title: 'Search', path: '/search?q=nothing-has-this-id' },
    { name: 'callback list', title: 'Callbacks', path: '/callbacks' },
    { name: 'callback list, filtered', title: 'Callbacks', path: '/callbacks?outcome=partial&verified=true&range=24h' },
    { name: 'callback list, nothing fits', title: 'Callbacks', path: '/callbacks?q=nothing-has-this-id' },
    { name: 'callback, payload', title: `Callback ${callback?.id}`, path: one },
    { name: 'callback, raw payload', title: `Callback ${callback?.id}`, path: `${one}?view=raw` },
    { name: 'callback, response', title: `Callback ${callback?.id}`, path: `${one}?tab=response` },
    { name: 'callback, requests', title: `Callback ${callback?.id}`, path: `${one}?tab=requests` },
    { name: 'callback, related', title: `Callback ${callback?.id}`, path: `${one}?tab=related` },
    { name: 'two callbacks compared', title: 'Compare two callbacks', path: `/callbacks/compare?one=${callback?.id}` },
    { name: 'nothing to compare', title: 'Compare two callbacks', path: '/callbacks/compare?one=987654321' },
    { name: 'transfer list', title: 'Transfers', path: '/transfers' },
    {
      name: 'transfer list, filtered',
      title: 'Transfers',
      path: '/transfers?kind=payment&terminal=true&currency=USDT&amount-from=1&range=24h',
    },
    { name: 'transfer list, nothing fits', title: 'Transfers', path: '/transfers?q=nothing-has-this-id' },
    { name: 'transfer', title: `Transfer ${transferId}`, path: transfer },
    { name: 'transfer, deliveries', title: `Transfer ${transferId}`, path: `${transfer}?tab=deliveries` },
    { name: 'transfer, issues', title: `Transfer ${transferId}`, path: `${transfer}?tab=issues` },
    {
      name: 'transfer that is not there',
      title: 'Find a transfer',
      path: '/transfers/find?provider=gatepay&transferId=nobody-has-this-id',
    },
    { name: 'batch list', title: 'Batches', path: '/batches' },
    { name: 'batch list, filtered', title: 'Batches', path: '/batches?terminal=true&currency=USDC&age=1h' },
    { name: 'batch', title: `Batch ${batchId}`, path: `/batches/gatepay/${batchId}` },
    { name: 'batch with an issue', title: `Batch ${contradicted}`, path: `/batches/gatepay/${contradicted}` },
    { name: 'issue list', title: 'Issues', path: '/issues' },
    {
      name: 'issue list, filtered',
      title: 'Issues',
      path: '/issues?state=all&kind=status_conflict&sort=oldest&owner=none',
    },
    { name: 'issue list, nothing fits', title: 'Issues', path: '/issues?q=nothing-has-this-id' },
    { name: 'issue', title: `Issue ${issueId}`, path: `/issues/${issueId}` },
    { name: 'no such issue', title: 'There is no issue with this number', path: '/issues/987654321' },
    { name: 'exports', title: 'Exports', path: '/exports' },
    { name: 'audit', title: 'Audit', path: '/audit' },
    { name: 'audit, filtered', title: 'Audit', path: '/audit?action=export.completed&actor=token%3A1&range=24h' },
    { name: 'audit, nothing fits', title: 'Audit', path: '/audit?q=nothing-was-done-to-this' },
    { name: 'audit entry', title: 'Audit entry 1', path: '/audit/1' },
    { name: 'no such audit entry', title: 'There is no entry with this number', path: '/audit/987654321' },
    { name: 'rejected list', title: 'Rejected', path: '/rejected' },
    { name: 'rejected request', title: 'Rejected request', path: refused },
    { name: 'rejected request, hex', title: 'Rejected request', path: `${refused}?view=hex` },
    { name: 'accounts', title: 'Providers', path: '/providers' },
    { name: 'account from the environment', title: 'Account', path: '/providers/gatepay/default' },
    { name: 'account of a provider with many knobs', title: 'Account', path: '/providers/caibo/default' },
    { name: 'new account', title: 'New account', path: '/providers/new?provider=basswallet' },
    { name: 'no such account', title: 'There is no such account', path: '/providers/gatepay/no-such-account' },
    { name: 'people', title: 'People', path: '/people' },
    { name: 'invitation', title: 'Invite somebody', path: '/people/new' },
    { name: 'person', title: 'Person', path: '/people/1' },
    { name: 'no such person', title: 'There is no such person', path: '/people/987654321' },
    { name: 'API tokens', title: 'API tokens', path: '/people/tokens' },
    { name: 'new API token', title: 'New API token', path: '/people/tokens/new' },
    { name: 'your account', title: 'Your account', path: '/account' },
    { name: 'settings', title: 'Settings', path: '/settings' },
    { name: 'chain', title: 'Chain TRX', path: '/settings/chains/TRX' },
    { name: 'new chain', title: 'Add a chain', path: '/settings/chains/new' },
    { name: 'no such callback', title: 'There is no callback with this id', path: '/callbacks/987654321' },
    {
      name: 'no such transfer',
      title: 'There is no transfer with this number',
      titleUntilRead: 'Transfer 987654321',
      path: '/transfers/987654321',
    },
    {
      name: 'no such batch',
      title: 'No callback has told of this batch so far',
      titleUntilRead: 'Batch no-such-batch',
      path: '/batches/gatepay/no-such-batch',
    },
    { name: 'no such page', title: 'Not found', path: '/no-such-page' },
  ];
}
