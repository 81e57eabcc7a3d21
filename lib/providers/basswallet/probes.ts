import type { TransferKind } from '@/lib/providers/contract';
import type {
  Asked,
  ProbeOptions,
  ProbeRecord,
  ProbeRequest,
  Probes,
  ProbeTarget,
} from '@/lib/providers/probe-contract';
import { readOrder } from './order';
import type { BasswalletSettings } from './settings';
import { basswalletHeaders, digest } from './signature';

const path = '/v1/account/order/query';

/** BassWallet's word for the order that the ledger holds as a transfer of this kind; null: it has no such order. */
const orderTypes: Readonly<Record<TransferKind, string | null>> = {
  deposit: 'Deposit',
  payment: 'Payment',
  payout: 'Withdraw',
  refund: null,
  mandate: null,
};

function subjectOf(record: ProbeRecord): ProbeTarget {
  if (record.kind === 'batch') return { askable: false, reason: 'BassWallet has no batches.' };
  const resource = orderTypes[record.kind];
  if (resource === null) return { askable: false, reason: `BassWallet has no order that is a ${record.kind}.` };
  const { kind, transferId: id } = record;
  return { askable: true, asked: { resource, id, record: { kind, id } } };
}

/** The signed text is the query unescaped, `timestamp` last. Sources: Request Description; Signature Description. */
function ask({ id }: Asked, { credential: { fields }, at, baseUrl }: ProbeOptions): ProbeRequest {
  const orderId = id.toWellFormed();
  const timestamp = String(at.getTime());
  const signature = digest(fields.requestSecret ?? '', `id=${orderId}&timestamp=${timestamp}`).toString('hex');
  return {
    method: 'GET',
    url: `${baseUrl}${path}?id=${encodeURIComponent(orderId)}&timestamp=${timestamp}`,
    headers: {
      Accept: 'application/json',
      [basswalletHeaders.accessKey]: fields.requestKey ?? '',
      [basswalletHeaders.signature]: signature,
    },
    secretHeaders: [basswalletHeaders.accessKey.toLowerCase()],
    body: '',
  };
}

function question(resource: string, about: string, source: string) {
  return { resource, about, request: `GET ${path}?id={id}`, source: `docs-en.basswallet.com, ${source}` };
}

/** How BassWallet is asked about an order. Source: docs-en.basswallet.com, Order Query. */
export const probes: Probes<BasswalletSettings> = {
  questions: [
    question('Deposit', 'deposit', 'Deposit Query'),
    question('Payment', 'payment', 'Deposit Query (one endpoint for every order)'),
    question('Withdraw', 'payout', 'Withdraw Query'),
  ],
  domains: ['basswallet.com', 'basswallet.io'],
  needs: { secrets: ['requestKey', 'requestSecret'], settings: [] },
  signing:
    'As callbacks, with the request pair: HMAC-SHA256 in hex over `id=…&timestamp=…`, unescaped, in `Signature`; the request key in `API-Access-Key`. BassWallet refuses a timestamp older than 10 seconds.',
  ratePerMinuteMax: 60,
  rateSource: 'BassWallet answers 429 and publishes no figure: 60 a minute is ours.',
  baseUrl: ({ queryUrl }) => queryUrl,
  subjectOf,
  ask,
  read: readOrder,
};
