import { postCallback } from '@/e2e/support/provider-door';
import type { TestClock } from '@/e2e/support/test-context';
import type { Context } from '@/lib/platform/context';
import { b2binpay } from '@/lib/providers/b2binpay';
import { callbackBody, transferAttributes } from '@/lib/providers/b2binpay/fixtures/documents';
import { transferAnswer } from '@/lib/providers/b2binpay/fixtures/probes';
import { fixtures as b2binpayFixtures } from '@/lib/providers/b2binpay.fixtures';
import { basswallet } from '@/lib/providers/basswallet';
import { deposit, jsonBody } from '@/lib/providers/basswallet/fixtures/callbacks';
import { fixtures as basswalletFixtures } from '@/lib/providers/basswallet.fixtures';
import { bayarcash } from '@/lib/providers/bayarcash';
import { apiTransaction } from '@/lib/providers/bayarcash/fixtures/probes';
import { formBody, transaction } from '@/lib/providers/bayarcash/fixtures/records';
import { fixtures as bayarcashFixtures } from '@/lib/providers/bayarcash.fixtures';
import { caibo } from '@/lib/providers/caibo';
import { approved, formBody as caiboForm } from '@/lib/providers/caibo/fixtures/callbacks';
import { paymentStatus } from '@/lib/providers/caibo/fixtures/probes';
import { fixtures as caiboFixtures } from '@/lib/providers/caibo.fixtures';
import type { Provider } from '@/lib/providers/contract';
import type { ProviderFixtures } from '@/lib/providers/fixtures';
import { openB2binpayApi } from './b2binpay-api';
import { openBasswalletApi } from './basswallet-api';
import { openBayarcashApi } from './bayarcash-api';
import { openCaiboApi } from './caibo-api';
import type { ProviderApi } from './provider-api';

type Told = 'pending' | 'succeeded' | 'failed';

/** A provider's API as a test steers it. */
export interface SteeredApi extends ProviderApi {
  /** The provider takes other credentials from now on than the account has. */
  changesCredentials(): void;
  /** So many requests a minute are answered from now on. */
  allows(requestsPerMinute: number): void;
}

/** One provider with one transfer: what its callback and its query API say of it, in each state. */
export interface AskableProvider {
  id: string;
  /** Variables of an account that can ask, but for the API's address. */
  variables: Record<string, string>;
  openApi(clock: TestClock): Promise<SteeredApi>;
  /** Brings the provider's signed callback to the door. */
  calls(ctx: Context, told: Told): Promise<void>;
  /** Where the API has the record. */
  place: string;
  record(told: Told): unknown;
  /** The provider's word for success. */
  successWord: string;
}

type Own = Provider & { fixtures: ProviderFixtures };

function variablesOf({ secretFields, fixtures }: Pick<Own, 'secretFields' | 'fixtures'>): Record<string, string> {
  return Object.fromEntries(secretFields.map(({ name, variable }) => [variable, fixtures.secrets[name] ?? '']));
}

const form = 'application/x-www-form-urlencoded';
const secretsOf = ({ secrets }: ProviderFixtures) => ({ ...secrets });

const b2binpayStatuses = { pending: 1, succeeded: 2, failed: -1 } as const;
const ofB2binpay: AskableProvider = {
  id: 'b2binpay',
  variables: variablesOf({ secretFields: b2binpay.secretFields, fixtures: b2binpayFixtures }),
  async openApi({ now }) {
    const options = { ...{ key: '', secret: '' }, ...secretsOf(b2binpayFixtures), now, unauthenticatedMax: 70 };
    const api = await openB2binpayApi(options);
    const changesCredentials = () => {
      options.secret = 'another';
    };
    const allows = (count: number) => {
      options.unauthenticatedMax = count;
    };
    return { ...api, changesCredentials, allows };
  },
  calls: (ctx, told) => {
    const body = callbackBody({ transfer: { ...transferAttributes, status: b2binpayStatuses[told] } });
    const request = { channel: 'b2binpay', method: 'POST', contentType: 'application/vnd.api+json', query: '', body };
    return postCallback(ctx, b2binpay, secretsOf(b2binpayFixtures), { ...request, method: 'POST' });
  },
  place: '/transfer/17618',
  record: (told) => transferAnswer({ status: b2binpayStatuses[told] }),
  successWord: '2',
};

const basswalletStatuses = { pending: 'AwaitingConfirmation', succeeded: 'Success', failed: 'Failed' } as const;
const ofBasswallet: AskableProvider = {
  id: 'basswallet',
  variables: variablesOf({ secretFields: basswallet.secretFields, fixtures: basswalletFixtures }),
  async openApi({ now }) {
    const own = { requestKey: '', requestSecret: '', ...secretsOf(basswalletFixtures) };
    const options = { ...own, now, perMinuteMax: 1_000 };
    const api = await openBasswalletApi(options);
    const changesCredentials = () => {
      options.requestSecret = 'another';
    };
    const allows = (count: number) => {
      options.perMinuteMax = count;
    };
    return { ...api, changesCredentials, allows };
  },
  calls: (ctx, told) => {
    const body = jsonBody({ ...deposit, status: basswalletStatuses[told] });
    const request = { channel: 'basswallet', contentType: 'application/json', query: '', body };
    return postCallback(ctx, basswallet, secretsOf(basswalletFixtures), { ...request, method: 'POST' });
  },
  place: String(deposit.id),
  record: (told) => {
    const { webhookType: _, timestamp: __, blockConfirmNum: ___, ...order } = deposit;
    return { ...order, status: basswalletStatuses[told] };
  },
  successWord: 'Success',
};

const bayarcashStatuses = { pending: '1', succeeded: '3', failed: '2' } as const;
const ofBayarcash: AskableProvider = {
  id: 'bayarcash',
  variables: variablesOf({ secretFields: bayarcash.secretFields, fixtures: bayarcashFixtures }),
  async openApi({ now }) {
    const options = { accessToken: '', ...secretsOf(bayarcashFixtures), now, perMinuteMax: 1_000 };
    const api = await openBayarcashApi(options);
    const changesCredentials = () => {
      options.accessToken = 'another';
    };
    const allows = (count: number) => {
      options.perMinuteMax = count;
    };
    return { ...api, changesCredentials, allows };
  },
  calls: (ctx, told) => {
    const body = formBody({ ...transaction, status: bayarcashStatuses[told] });
    const request = { channel: 'bayarcash', contentType: form, query: '', body };
    return postCallback(ctx, bayarcash, secretsOf(bayarcashFixtures), { ...request, method: 'POST' });
  },
  place: '/transactions/trx_123',
  record: (told) => ({
    ...apiTransaction,
    id: 'trx_123',
    order_number: 'INV-1001',
    // The callback says 10.00.
    amount: 10,
    status: Number(bayarcashStatuses[told]),
  }),
  successWord: '3',
};

const caiboIds = { pending: ['3', '2'], succeeded: ['1', '1'], failed: ['2', '2'] } as const;
const ofCaibo: AskableProvider = {
  id: 'caibo',
  variables: variablesOf({ secretFields: caibo.secretFields, fixtures: caiboFixtures }),
  async openApi({ now }) {
    const options = { apiKey: caiboFixtures.secrets.requestKey ?? '', now, perMinuteMax: 1_000 };
    const api = await openCaiboApi(options);
    const changesCredentials = () => {
      options.apiKey = 'another';
    };
    const allows = (count: number) => {
      options.perMinuteMax = count;
    };
    return { ...api, changesCredentials, allows };
  },
  calls: (ctx, told) => {
    const [transactionStatusId, paymentRequestStatusId] = caiboIds[told];
    const body = caiboForm({ ...approved, transactionStatusId, paymentRequestStatusId });
    const request = { channel: 'caibo', contentType: form, query: '', body };
    return postCallback(ctx, caibo, secretsOf(caiboFixtures), { ...request, method: 'POST' });
  },
  place: '16772761082427695',
  record: (told) => {
    const [transaction, request] = caiboIds[told].map(Number);
    return { ...paymentStatus, transactionStatusId: transaction, paymentRequestStatusId: request };
  },
  successWord: 'approved',
};

/** The providers whose transfers are asked about one by one; GatePay's batches have tests of their own. */
export const askableProviders: readonly AskableProvider[] = [ofB2binpay, ofBasswallet, ofBayarcash, ofCaibo];
