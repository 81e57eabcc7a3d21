import { expect } from '@playwright/test';
import type { CallbackDetails, CallbackSummary, Page } from '@/lib/intake/types';
import type { BatchDetails, IssueSummary, ListedTransfer } from '@/lib/ledger/types';
import type { RunningConsole } from './running-console';

/** The console's API, as a merchant's backend would ask it. */
export interface ConsoleApi {
  /** GET of `path` under `/api/v1/` with the token, or with `token`; null: without one. */
  get(path: string, token?: string | null): Promise<Response>;
  /** POST of `body` as JSON. */
  post(path: string, body: unknown): Promise<Response>;
  callbacksOf(batchId: string): Promise<CallbackSummary[]>;
  callback(id: string): Promise<CallbackDetails>;
  batch(batchId: string): Promise<BatchDetails | null>;
  /** Returns once the ledger says that the batch has `status`. */
  untilBatchIs(batchId: string, status: string, withinMs?: number): Promise<void>;
  /** Returns once there is an issue that names the batch; its id, the newest one's where there are several. */
  untilIssueOf(batchId: string): Promise<string>;
  /** Returns our id of the provider's transfer, once the ledger says that it has `status`. */
  untilTransferIs(transferId: string, status: string): Promise<string>;
}

export function consoleApi({ url, apiToken }: Pick<RunningConsole, 'url' | 'apiToken'>): ConsoleApi {
  const get = (path: string, token: string | null = apiToken) =>
    fetch(`${url}/api/v1/${path}`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
  const post = (path: string, body: unknown) =>
    fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const batch = async (batchId: string) => {
    const response = await get(`batches/gatepay/${batchId}`);
    const found: BatchDetails | null = response.ok ? await response.json() : null;
    return found;
  };
  return {
    get,
    post,
    batch,
    async callbacksOf(batchId) {
      const page: Page<CallbackSummary> = await (await get(`callbacks?q=${batchId}`)).json();
      return page.data;
    },
    async callback(id) {
      const found: CallbackDetails = await (await get(`callbacks/${id}`)).json();
      return found;
    },
    async untilBatchIs(batchId, status, withinMs = 60_000) {
      await expect.poll(async () => (await batch(batchId))?.status, { timeout: withinMs }).toBe(status);
    },
    async untilTransferIs(transferId, status) {
      const find = async () => {
        const page: Page<ListedTransfer> = await (await get(`transfers?q=${encodeURIComponent(transferId)}`)).json();
        return page.data.find((transfer) => transfer.transferId === transferId);
      };
      await expect.poll(async () => (await find())?.status).toBe(status);
      return (await find())?.id ?? '';
    },
    async untilIssueOf(batchId) {
      const newest = async () => {
        const page: Page<IssueSummary> = await (await get(`issues?q=${batchId}&limit=1`)).json();
        return page.data[0]?.id ?? '';
      };
      await expect.poll(newest).not.toBe('');
      return newest();
    },
  };
}
