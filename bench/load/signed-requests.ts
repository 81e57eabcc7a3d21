import { createHmac, randomBytes } from 'node:crypto';

/** A request as bytes on the wire, ready to be written to a socket. */
export type WireRequest = Buffer;

export interface SignedRequestsOptions {
  count: number;
  secret: string;
  host: string;
  /** Path of the side that is measured. */
  path: string;
  /** Tells the bodies of one phase from those of another. */
  prefix: string;
}

/** About as large as GatePay's own example: one batch with one line. */
function bodyOf(batchId: string): string {
  return JSON.stringify({
    main_order: {
      batch_id: batchId,
      merchant_id: 48177363,
      status: 'SUCCESS',
      client_id: 'bench',
      pay_back_status: 'NO',
      channel_id: '',
    },
    suborders: [
      {
        suborder_id: `s${batchId}`,
        status: 'DONE',
        merchant_withdraw_id: `w${batchId}`,
        currency: 'USDT',
        chain: 'TRX',
        amount: '2.10',
        fee: '0.10',
        fee_type: 1,
        sub_amount: '2.10',
        done_amount: '2.10',
        tx_id: randomBytes(32).toString('hex'),
        address: 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
        finish_time: Date.now(),
        desc: 'x'.repeat(400),
      },
    ],
  });
}

/** Pure: what the callback at `place` calls its batch: no other callback of a side has the same. */
export function batchIdAt(prefix: string, place: number): string {
  return `${prefix}${place}`;
}

/** One genuine GatePay callback, signed now as GatePay signs; every side gets the very same kind of bytes. */
export function signedRequest(
  place: number,
  { secret, host, path, prefix }: Omit<SignedRequestsOptions, 'count'>,
): WireRequest {
  const body = bodyOf(batchIdAt(prefix, place));
  const timestamp = String(Date.now());
  const nonce = randomBytes(16).toString('hex');
  const signature = createHmac('sha512', secret).update(`${timestamp}\n${nonce}\n${body}\n`).digest('hex');
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-GatePay-Timestamp: ${timestamp}`,
    `X-GatePay-Nonce: ${nonce}`,
    `X-GatePay-Signature: ${signature}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Distinct callbacks, all signed now. */
export function signedRequests({ count, ...options }: SignedRequestsOptions): WireRequest[] {
  return Array.from({ length: count }, (_, place) => signedRequest(place, options));
}
