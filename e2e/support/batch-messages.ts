import { randomInt } from 'node:crypto';
import * as published from '@/lib/providers/gatepay/fixtures/withdraw-published';

/** A batch id that no other test has, of the length GatePay's have. */
export function newBatchId(): string {
  return `15${Date.now()}${String(randomInt(10_000)).padStart(4, '0')}`;
}

/** A published example, to the byte but for its batch id: three of the four have the same. */
function withBatchId(example: string, batchId: string): string {
  return example.replace(/"batch_id": "\d+"/, `"batch_id": "${batchId}"`);
}

/** GatePay's page "Withdrawal Callback": the batch that succeeded, 0.1 USDC asked for, 0.0501 paid, 0.0499 kept as the fee. */
export const succeeded = (batchId: string) => withBatchId(published.batchSucceeded, batchId);
/** The same page: one line as above, one that failed. */
export const partial = (batchId: string) => withBatchId(published.batchPartial, batchId);
/** The same page: its only line failed. */
export const failed = (batchId: string) => withBatchId(published.batchFailed, batchId);
/** The same page, "message structure": few fields, and the amount as a number. */
export const structure = (batchId: string) => withBatchId(published.messageStructure, batchId);

interface LineFields {
  merchant_withdraw_id: string;
  status?: string;
  [field: string]: unknown;
}

/** A made-up message for what the examples do not show. */
export function message(batchId: string, status: string, suborders: readonly LineFields[] = []): string {
  return JSON.stringify({ main_order: { batch_id: batchId, merchant_id: 48177363, status }, suborders });
}

/** Lines that fit one message under the console's cap on bodies. */
const linesPerMessage = 2_500;

/** A batch of `count` lines, every hundredth failed, told in as many messages as it takes; the last one settles it. */
export function largeBatch(batchId: string, count: number): string[] {
  const lines = Array.from({ length: count }, (_, index) => ({
    merchant_withdraw_id: `W-${String(index + 1).padStart(6, '0')}`,
    suborder_id: `795535747168${String(index).padStart(5, '0')}`,
    status: index % 100 === 99 ? 'FAIL' : 'DONE',
    currency: 'USDT',
    chain: 'TRX',
    address: 'TTSgF6XEd1TbEH3fPuC4Zypn7UZsxetEcH',
    tx_id: index % 100 === 99 ? '' : (index + 1).toString(16).padStart(64, '0'),
    amount: '1.50',
    fee: '0.50',
    fee_type: 0,
    done_amount: '1.00',
    finish_time: 1_780_037_579_000,
  }));
  return Array.from({ length: Math.ceil(count / linesPerMessage) }, (_, at) => {
    const end = (at + 1) * linesPerMessage;
    return message(batchId, end < count ? 'PROCESSING' : 'PARTIAL', lines.slice(end - linesPerMessage, end));
  });
}
