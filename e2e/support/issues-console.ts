import type { Locator, Page } from '@playwright/test';
import type { IssueSummary } from '@/lib/ledger/types';
import * as messages from './batch-messages';
import type { ConsoleApi } from './console-api';
import { expect } from './console-test';
import type { GatepaySender } from './gatepay-sender';

/** A batch that GatePay called failed after it had succeeded; answers the issue that this raises. */
export async function contradict(callbacks: GatepaySender, api: ConsoleApi, batchId: string): Promise<IssueSummary> {
  await callbacks.send(messages.message(batchId, 'SUCCESS'));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await callbacks.send(messages.message(batchId, 'FAIL'));
  const found = async () => {
    const page: { data: IssueSummary[] } = await (await api.get(`issues?kind=status_conflict&q=${batchId}`)).json();
    return page.data;
  };
  await expect.poll(async () => (await found()).length).toBe(1);
  const [issue] = await found();
  if (!issue) throw new Error('No issue was raised.');
  return issue;
}

/** The issue as the API has it now. */
export async function readIssue(api: ConsoleApi, { id }: { id: string }): Promise<IssueSummary> {
  const issue: IssueSummary = await (await api.get(`issues/${id}`)).json();
  return issue;
}

/** The issue's row in the list. */
export function issueRow(page: Page, { id }: { id: string }): Locator {
  return page
    .getByRole('region', { name: 'Issues', exact: true })
    .getByRole('row')
    .filter({ has: page.locator(`a[href="/issues/${id}"]`) });
}
