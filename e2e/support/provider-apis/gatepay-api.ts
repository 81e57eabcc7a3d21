import { createHmac } from 'node:crypto';
import { type Backend, openBackend, type ReceivedRequest, status } from '@/e2e/support/backend';

/** What GatePay's query API holds: the `data` of each answer, by the id that is asked for. */
export interface GatepayApi {
  /** Base URL, for GATEPAY_QUERY_URL. */
  url: string;
  received: ReceivedRequest[];
  /** `data` of the withdraw query for a batch id, of the order query for a prepay id, of the refund query for a refund id. */
  holds(id: string, data: unknown): void;
  /** The next answers, one each, before it behaves again; as GatePay's pages print them. */
  fails(...answers: { statusCode: number; headers?: Record<string, string>; body: string }[]): void;
  close(): Promise<void>;
}

export interface GatepayApiOptions {
  secret: string;
  clientId: string;
  /** The instant that a request's timestamp is held against. */
  now?: () => Date;
}

const idFields: Readonly<Record<string, string>> = {
  '/v1/pay/withdraw/query': 'batch_id',
  '/v1/pay/order/query': 'prepayId',
  '/v1/pay/order/refund/query': 'refundRequestId',
};
/** "API requests older than 10 s are refused". */
const ageMaxMs = 10_000;

function envelope(code: string, label: string, data: unknown = {}): string {
  const ok = code === '000000';
  return JSON.stringify({ status: ok ? 'SUCCESS' : 'FAIL', code, label, errorMessage: ok ? '' : label, data });
}

function problemOf({ headers, body, method }: ReceivedRequest, { secret, clientId, now }: GatepayApiOptions) {
  const timestamp = headers['x-gatepay-timestamp'] ?? '';
  const nonce = headers['x-gatepay-nonce'] ?? '';
  const signed = createHmac('sha512', secret)
    .update(`${timestamp}\n${nonce}\n`)
    .update(body)
    .update('\n')
    .digest('hex');
  if (method !== 'POST' || headers['content-type'] !== 'application/json') return ['400007', 'UNSUPPORTED_MEDIA_TYPE'];
  if (headers['x-gatepay-certificate-clientid'] !== clientId) return ['400004', 'INVALID_CLIENT_ID'];
  if (!/^[0-9A-Za-z]{1,32}$/.test(nonce)) return ['400020', 'INVALID_NONCE'];
  if (headers['x-gatepay-signature'] !== signed) return ['400002', 'INVALID_SIGNATURE'];
  const age = (now?.() ?? new Date()).getTime() - Number(timestamp);
  return Math.abs(age) > ageMaxMs ? ['400003', 'INVALID_TIMESTAMP'] : null;
}

/** GatePay's query API on a real socket, as its pages describe it: signature, client id, time, codes and envelope. */
export async function openGatepayApi(options: GatepayApiOptions): Promise<GatepayApi> {
  const backend: Backend = await openBackend();
  const held = new Map<string, unknown>();
  const failures: { statusCode: number; headers?: Record<string, string>; body: string }[] = [];
  const json = { 'content-type': 'application/json' };
  backend.answer((request, response, socket) => {
    const failure = failures.shift();
    if (failure)
      return status(failure.statusCode, { ...json, ...failure.headers }, failure.body)(request, response, socket);
    const field = idFields[request.url];
    if (field === undefined) return status(404)(request, response, socket);
    const problem = problemOf(request, options);
    if (problem) return status(200, json, envelope(problem[0] ?? '', problem[1] ?? ''))(request, response, socket);
    const asked: unknown = JSON.parse(request.body.toString('utf8'));
    const id: unknown = typeof asked === 'object' && asked !== null ? Reflect.get(asked, field) : null;
    const data = typeof id === 'string' ? held.get(id) : undefined;
    const body = data === undefined ? envelope('400202', 'ORDER_NOT_EXIST') : envelope('000000', '', data);
    return status(200, json, body)(request, response, socket);
  });
  return {
    url: `http://127.0.0.1:${backend.port}`,
    received: backend.received,
    holds: (id, data) => held.set(id, data),
    fails: (...answers) => failures.push(...answers),
    close: backend.close,
  };
}
