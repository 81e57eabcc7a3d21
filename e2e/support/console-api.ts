import { expect } from '@playwright/test';
import type { CallbackDetails, CallbackSummary, Page } from '@/lib/intake/types';
import type { BatchDetails } from '@/lib/ledger/types';
import type { RunningConsole } from './running-console';

/** The console's API, as a merchant's backend would ask it. */
export interface ConsoleApi {
  /** GET of `path` under `/api/v1/` with the token, or with `token`; null: without one. */
  get(path: string, token?: string | null): Promise<Response>;
  callbacksOf(batchId: string): Promise<CallbackSummary[]>;
  callback(id: string): Promise<CallbackDetails>;
  batch(batchId: string): Promise<BatchDetails | null>;
  /** Returns once the ledger says that the batch has `status`. */
  untilBatchIs(batchId: string, status: string, withinMs?: number): Promise<void>;
}

export function consoleApi({ url, apiToken }: Pick<RunningConsole, 'url' | 'apiToken'>): ConsoleApi {
  const get = (path: string, token: string | null = apiToken) =>
    fetch(`${url}/api/v1/${path}`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
  const batch = async (batchId: string) => {
    const response = await get(`batches/gatepay/${batchId}`);
    const found: BatchDetails | null = response.ok ? await response.json() : null;
    return found;
  };
  return {
    get,
    batch,
    async callbacksOf(batchId) {
      const page: Page<CallbackSummary> = await (await get(`callbacks?q=${batchId}`)).json();
      return page.data;
    },
    async callback(id) {
      const found: CallbackDetails = await (await get(`callbacks/${id}`)).json();
      return found;
    },
    async untilBatchIs(batchId, status, withinMs = 30_000) {
      await expect.poll(async () => (await batch(batchId))?.status, { timeout: withinMs }).toBe(status);
    },
  };
}
