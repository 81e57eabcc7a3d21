import { makeMinuteBound, openProviderApi, type ProviderApi, type Reply } from './provider-api';

export interface BayarcashApiOptions {
  accessToken: string;
  now: () => Date;
  perMinuteMax?: number;
}

const filters = ['order_number', 'exchange_reference_number', 'status', 'payment_channel', 'payer_email', 'page'];
const places = /^\/(?:transactions|payment-intents|mandates|mandates\/transactions)\/[^/]+$/;

/** As Laravel words its errors. */
function message(statusCode: number, text: string, more: object = {}): Reply {
  return { statusCode, document: { message: text, ...more } };
}

function pageOf(transactions: readonly unknown[]): Reply {
  const links = { first: null, last: null, prev: null, next: null };
  const meta = { current_page: 1, last_page: 1, per_page: 15, total: transactions.length };
  return { statusCode: 200, document: { data: transactions, links, meta } };
}

/**
 * Bayarcash's API v3 as its pages describe it: personal access token, records by id, transactions by filter (it holds a list at
 * `/transactions?order_number=…`), Laravel's errors and rate. Source: api.webimpian.support/bayarcash.
 */
export function openBayarcashApi(options: BayarcashApiOptions): Promise<ProviderApi> {
  const waitSeconds = makeMinuteBound(() => options.perMinuteMax ?? 1_000, options.now);
  return openProviderApi({
    contentType: 'application/json',
    answer({ method, url, headers }, held) {
      const { pathname, search, searchParams } = new URL(url, 'http://local');
      const isList = pathname === '/transactions';
      if (method !== 'GET' || !(isList || places.test(pathname))) {
        return message(404, `The route v3${pathname} could not be found.`);
      }
      if (headers.authorization !== `Bearer ${options.accessToken}`) return message(401, 'Unauthenticated.');
      const wait = waitSeconds();
      if (wait !== null) {
        return { ...message(429, 'Too Many Attempts.'), headers: { 'retry-after': String(wait) } };
      }
      if (isList) {
        const unknown = [...searchParams.keys()].find((name) => !filters.includes(name));
        if (unknown !== undefined) {
          const text = `The ${unknown} field is not a filter.`;
          return message(422, text, { errors: { [unknown]: [text] } });
        }
        const list = held(`/transactions${decodeURIComponent(search)}`);
        return pageOf(Array.isArray(list) ? list : []);
      }
      const record = held(decodeURIComponent(pathname));
      const missing = `No query results for model [App\\Models\\Transaction] ${pathname.split('/').at(-1)}`;
      return record === undefined ? message(404, missing) : { statusCode: 200, document: record };
    },
  });
}
