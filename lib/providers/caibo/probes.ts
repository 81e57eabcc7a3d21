import type {
  Asked,
  ProbeOptions,
  ProbeRecord,
  ProbeRequest,
  Probes,
  ProbeTarget,
} from '@/lib/providers/probe-contract';
import { pathSegment } from '@/lib/providers/probe-response';
import { paymentRequestNames } from './aliases';
import { readPaymentStatus } from './payment-status';
import type { CaiboSettings } from './settings';

const path = '/payment-requests/status';
const resource = 'payment-request';

function subjectOf(record: ProbeRecord): ProbeTarget {
  if (record.kind !== 'payment') return { askable: false, reason: 'Caibo has payments only.' };
  const { kind, transferId, detail } = record;
  const id = paymentRequestNames.map((name) => detail[name]).find((text) => text !== undefined && text !== '');
  if (id === undefined) {
    const reason = "Caibo is asked by the payment request's id, and no callback of this payment named one.";
    return { askable: false, reason };
  }
  return { askable: true, asked: { resource, id, record: { kind, id: transferId } } };
}

/** Source: docs.caibo.digital, Payment Status. */
function ask({ id }: Asked, { credential: { fields }, baseUrl }: ProbeOptions<CaiboSettings>): ProbeRequest {
  return {
    method: 'GET',
    url: `${baseUrl}${path}/${pathSegment(id)}`,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-API-Key': fields.requestKey || fields.apiKey || '',
    },
    secretHeaders: ['x-api-key'],
    body: '',
  };
}

/** How Caibo is asked about a payment. Source: docs.caibo.digital, Payment Status. */
export const probes: Probes<CaiboSettings> = {
  questions: [
    {
      resource,
      about: 'payment',
      request: `GET ${path}/{id}`,
      source: 'docs.caibo.digital, IPG › Payment Requests › Payment Status',
    },
  ],
  domains: ['caibo.digital'],
  needs: { secrets: ['apiKey'], settings: [] },
  signing: 'Not signed: the API key stands in the header `X-API-Key`.',
  ratePerMinuteMax: 30,
  rateSource: 'Caibo asks to be polled "periodically, not continuously" and publishes no figure: 30 a minute is ours.',
  baseUrl: ({ queryUrl }) => queryUrl,
  subjectOf,
  ask,
  read: readPaymentStatus,
};
