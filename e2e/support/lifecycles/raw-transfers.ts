import type { UnsignedRequest } from '@/lib/providers/contract';
import { rawField, rawJson, rawValue, Sums } from './exact-sum';
import type { Story } from './stories';

/** What one raw body says of one transfer, by the provider's page and without the console's readers. */
export interface RawTransfer {
  /** Provider, kind and id. */
  key: string;
  currency: string | null;
  requested: string | null;
  actual: string | null;
  fee: string | null;
}

type Fields = Readonly<Record<string, string | null>>;

/** The fields of a form, a multipart form or a flat JSON object, as they were written. */
function flatFields({ contentType, body, query, method }: UnsignedRequest): Fields {
  if (method === 'GET') return Object.fromEntries(new URLSearchParams(query));
  if (contentType?.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  if (contentType?.startsWith('multipart/')) {
    const parts = body.matchAll(/name="([^"]+)"\r\n\r\n([\s\S]*?)\r\n--/g);
    return Object.fromEntries([...parts].map(([, name = '', value = '']) => [name, value]));
  }
  const document = rawJson(body);
  if (typeof document !== 'object' || document === null) return {};
  return Object.fromEntries(Object.keys(document).map((name) => [name, rawField(document, name)]));
}

const none = { currency: null, requested: null, actual: null, fee: null };

function basswallet(request: UnsignedRequest): RawTransfer | null {
  const { webhookType, id, tokenName, amount, amountActual, networkFee } = flatFields(request);
  const key = `basswallet ${webhookType} ${id}`;
  const currency = tokenName ?? null;
  if (webhookType === 'Deposit') return { ...none, key, currency, actual: amount ?? null };
  if (webhookType === 'Payment')
    return { ...none, key, currency, requested: amount ?? null, actual: amountActual ?? null };
  return { ...none, key, currency, requested: amount ?? null, fee: networkFee ?? null };
}

function b2binpay({ body }: UnsignedRequest): RawTransfer | null {
  const document = rawJson(body);
  const included = rawValue(document, 'included');
  const all: unknown[] = Array.isArray(included) ? included : [];
  const transfer = all.find((one) => rawField(one, 'type') === 'transfer');
  const currency = all.find((one) => rawField(one, 'type') === 'currency');
  // Without a transfer it is unsigned, and no money.
  if (!transfer) return null;
  return {
    key: `b2binpay ${rawField(transfer, 'id')}`,
    currency: rawField(currency, 'attributes', 'alpha'),
    requested:
      rawField(document, 'data', 'type') === 'payout' ? rawField(document, 'data', 'attributes', 'amount') : null,
    actual: rawField(transfer, 'attributes', 'amount'),
    fee: rawField(transfer, 'attributes', 'fee'),
  };
}

function bayarcash(request: UnsignedRequest): RawTransfer | null {
  if (request.channel === 'bayarcash/return') return null;
  const { record_type, transaction_id, mandate_id, batch_number, currency, amount, status } = flatFields(request);
  if (record_type === 'pre_transaction') return null;
  const said = { ...none, currency: currency ?? null, requested: amount ?? null };
  if (record_type === 'bank_approval' || record_type === 'authorization')
    return { ...said, key: `bayarcash ${mandate_id}` };
  const actual = status === '3' ? (amount ?? null) : null;
  return { ...said, key: `bayarcash ${batch_number ? 'collection' : 'payment'} ${transaction_id}`, actual };
}

function caibo(request: UnsignedRequest): RawTransfer | null {
  if (request.channel === '3ds') return null;
  const said = flatFields(request);
  const requested = said.grossAmount ?? said.amount ?? null;
  const approved = said.transactionStatusId === '1' || said.status === 'success';
  return {
    key: `caibo ${said.transactionId}`,
    currency: said.unit ?? said.currency ?? null,
    requested,
    actual: approved ? requested : null,
    fee: said.fee ?? null,
  };
}

function gatepay({ body }: UnsignedRequest): RawTransfer | null {
  const document = rawJson(body);
  const bizType = rawField(document, 'bizType');
  if (bizType === null) return null;
  const data = rawJson(rawField(document, 'data') ?? '{}');
  const field = (...path: string[]) => rawField(data, ...path);
  const said = { ...none, currency: field('currency') };
  const id = rawField(document, 'bizId');
  if (bizType === 'PAY_REFUND') {
    const key = `gatepay refund ${field('refundInfo', 'refundRequestId')}`;
    const actual = field('refundInfo', 'refundPayAmount');
    return { ...said, key, requested: field('refundInfo', 'refundAmount'), actual };
  }
  if (bizType === 'PAY_FIXED_ADDRESS') {
    return { ...said, key: `gatepay deposit ${id}`, requested: field('orderAmount'), actual: field('amount') };
  }
  return { ...said, key: `gatepay order ${id}`, requested: field('orderAmount'), actual: field('doneAmountOnChain') };
}

/** Reads one raw request of a provider; null where it moves no money outside a batch. */
const rawTransfer: Readonly<Record<string, (request: UnsignedRequest) => RawTransfer | null>> = {
  basswallet,
  b2binpay,
  bayarcash,
  caibo,
  gatepay,
  test: () => null,
};

/** Sums of what the raw bodies say of transfers, of each the last word on every amount: `basswallet/USDT/requested` and the like. */
export function rawTransferSums(stories: readonly Pick<Story, 'provider' | 'bodies'>[]): Record<string, string> {
  const said = new Map<string, Map<string, string>>();
  for (const { provider, bodies } of stories) {
    for (const body of bodies) {
      const raw = rawTransfer[provider]?.(body);
      if (!raw) continue;
      const record = said.get(raw.key) ?? new Map();
      const { currency, requested, actual, fee } = raw;
      for (const [name, value] of Object.entries({ currency, requested, actual, fee })) {
        if (value !== null) record.set(name, value);
      }
      said.set(raw.key, record);
    }
  }
  const sums = new Sums();
  for (const [key, record] of said) {
    const place = `${key.split(' ', 1)[0]}/${record.get('currency') ?? ''}`;
    for (const name of ['requested', 'actual', 'fee']) sums.add(`${place}/${name}`, record.get(name));
  }
  return sums.all;
}
