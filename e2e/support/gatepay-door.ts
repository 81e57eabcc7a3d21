import { createHash, randomBytes } from 'node:crypto';
import { makeCredential } from '@/lib/intake/credentials';
import type { DoorAnswer, Incoming } from '@/lib/intake/incoming';
import { receive } from '@/lib/intake/receive';
import type { Context } from '@/lib/platform/context';
import { gatepay } from '@/lib/providers/gatepay';

/** The secret that tests sign with; give it to `testContext` as GATEPAY_API_SECRET. */
export const gatepaySecret = 'gatepay-secret-for-tests-only';

export interface WithdrawLine {
  status?: string;
  merchant_withdraw_id: string;
  [field: string]: unknown;
}

/** JSON text of a `WITHDRAW` payload. */
export function withdrawBody(
  batchId: string,
  status: string,
  lines: readonly WithdrawLine[],
  head: object = {},
): string {
  return JSON.stringify({
    main_order: {
      batch_id: batchId,
      merchant_id: 48177363,
      status,
      client_id: 'client',
      pay_back_status: 'NO',
      ...head,
    },
    suborders: lines,
  });
}

/** What the door may answer while the machine is busy, before GatePay would look for another way. */
const answersMax = 10;

/**
 * Signs `body` as GatePay does, at the context's time unless told, and brings it to the door, again where it answers 503, as
 * GatePay would. Throws where it is not acknowledged in the end.
 */
export async function postGatepay(ctx: Context, body: string, at: Date = ctx.clock.now()): Promise<DoorAnswer> {
  const credential = makeCredential(gatepay, { apiSecret: gatepaySecret });
  const unsigned = { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '', body } as const;
  const signed = gatepay.sign(unsigned, { credential, at, nonce: randomBytes(8).toString('hex') });
  const bytes = Buffer.from(signed.body);
  const incoming: Incoming = {
    path: signed.path,
    method: signed.method,
    headers: Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value])),
    query: '',
    sourceAddress: '127.0.0.1',
    readBody: async () => ({
      end: 'complete',
      bytes,
      bytesArrived: bytes.length,
      sha256: createHash('sha256').update(bytes).digest(),
    }),
  };
  for (let sent = 1; ; sent += 1) {
    const answer = await receive(ctx, incoming);
    if (answer.status === 200) return answer;
    if (answer.status !== 503 || sent === answersMax)
      throw new Error(`The door answered ${answer.status}: ${answer.body}`);
  }
}
