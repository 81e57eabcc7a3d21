import { makeMinuteBound, openProviderApi, type ProviderApi } from './provider-api';

export interface CaiboApiOptions {
  apiKey: string;
  now: () => Date;
  perMinuteMax?: number;
}

const place = /^\/payment-requests\/status\/([^/]+)$/;

/**
 * Caibo's status query as its page describes it; errors, of which it names none, are HTTP's. It holds payment requests at their
 * ids. Source: docs.caibo.digital, Payment Status.
 */
export function openCaiboApi(options: CaiboApiOptions): Promise<ProviderApi> {
  const waitSeconds = makeMinuteBound(() => options.perMinuteMax ?? 1_000, options.now);
  return openProviderApi({
    contentType: 'application/json; charset=utf-8',
    answer({ method, url, headers }, held) {
      const id = place.exec(url)?.[1];
      if (method !== 'GET' || id === undefined) return { statusCode: 404, document: { message: 'Not Found' } };
      if (headers['x-api-key'] !== options.apiKey) return { statusCode: 401, document: { message: 'Invalid API key' } };
      const wait = waitSeconds();
      if (wait !== null) {
        const document = { message: 'Too many requests' };
        return { statusCode: 429, headers: { 'retry-after': String(wait) }, document };
      }
      const found = held(decodeURIComponent(id));
      if (found === undefined) return { statusCode: 404, document: { message: 'Payment request not found' } };
      return { statusCode: 200, document: found };
    },
  });
}
