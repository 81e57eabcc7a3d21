import { applyDue } from '@/lib/ledger/apply/apply-due';
import type { Context } from '@/lib/platform/context';
import { asReceived } from '@/lib/providers/as-received';
import { gatepay } from '@/lib/providers/gatepay';
import { seededRandom } from '@/scripts/simulate/random';
import { bringToDoor } from './bring-to-door';
import { credentialOf } from './play-cast';

export const bigBatchId = '5150515051505150515';
const linesOfOneCallback = 500;

/** A batch of `lines` lines that GatePay tells of in parts, through the door; what applies it is the worker's own code. */
export async function playBigBatch(ctx: Context, lines: number): Promise<void> {
  const random = seededRandom(7);
  for (let from = 0; from < lines; from += linesOfOneCallback) {
    const count = Math.min(linesOfOneCallback, lines - from);
    const suborders = Array.from({ length: count }, (_, index) => ({
      ...{ suborder_id: random.digits(17), status: 'PROCESSING', merchant_withdraw_id: `PAY-${from + index}` },
      ...{
        currency: 'USDT',
        chain: 'TRX',
        amount: `${1 + index}.50`,
        fee: '1.00',
        fee_type: 0,
        sub_amount: `${1 + index}.50`,
      },
      ...{ done_amount: '0', tx_id: '', address: `T${random.hex(33)}`, finish_time: 0 },
    }));
    const main = {
      batch_id: bigBatchId,
      merchant_id: 48_177_363,
      status: 'PROCESSING',
      client_id: 'bench',
      channel_id: '',
    };
    const unsigned = { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '' } as const;
    const at = ctx.clock.now();
    const signed = gatepay.sign(
      { ...unsigned, body: JSON.stringify({ main_order: { ...main, pay_back_status: String(from) }, suborders }) },
      { credential: credentialOf(ctx, gatepay, false), at, nonce: random.hex(20) },
    );
    const { headers, query, body } = asReceived(signed, at);
    const status = await bringToDoor(ctx, { path: 'gatepay', method: 'POST', headers, query }, body);
    if (status !== 200) throw new Error(`The door answered the large batch with ${status}.`);
    while ((await applyDue(ctx, { workerId: 'fill', limit: 10, now: ctx.clock.now() })).claimed > 0);
  }
}
