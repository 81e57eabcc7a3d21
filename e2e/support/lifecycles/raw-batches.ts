import type { UnsignedRequest } from '@/lib/providers/contract';
import { rawField, rawJson, rawValue, Sums } from './exact-sum';

/** A line as the raw bodies of its batch left it. */
type RawLine = Map<string, string>;

const ended = ['DONE', 'FAIL'];

/**
 * Sums of GatePay's withdrawal batches from their raw bodies alone, in the order in which things happened: by batch, currency,
 * chain and what was summed, as `1526/USDT/TRX/done`.
 */
export function rawBatchSums(inOrder: readonly UnsignedRequest[]): Record<string, string> {
  const lines = new Map<string, RawLine>();
  for (const { body } of inOrder) {
    const document = rawJson(body);
    const batchId = rawField(document, 'main_order', 'batch_id');
    const suborders = rawValue(document, 'suborders');
    if (batchId === null || !Array.isArray(suborders)) continue;
    for (const suborder of suborders) {
      const key = `${batchId}/${rawField(suborder, 'merchant_withdraw_id')}`;
      const line: RawLine = lines.get(key) ?? new Map();
      for (const name of ['status', 'currency', 'chain', 'amount', 'fee', 'done_amount']) {
        const value = rawField(suborder, name);
        if (value !== null) line.set(name, value);
      }
      lines.set(key, line);
    }
  }
  const sums = new Sums();
  for (const [key, line] of lines) {
    const place = `${key.split('/', 1)[0]}/${line.get('currency')}/${line.get('chain')}`;
    const status = line.get('status') ?? '';
    sums.add(`${place}/requested`, line.get('amount'));
    if (status === 'DONE') {
      sums.add(`${place}/done`, line.get('done_amount'));
      sums.add(`${place}/fee`, line.get('fee'));
    }
    if (status === 'FAIL') sums.add(`${place}/failed`, line.get('amount'));
    if (!ended.includes(status)) sums.add(`${place}/pending`, line.get('amount'));
  }
  return sums.all;
}
