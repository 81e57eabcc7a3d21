/** Path and query of the page asked for; set by `proxy.ts` on every request it lets through, whatever the browser sent. */
export const pathHeader = 'x-console-path';

/** One id for the request, in the logs and on the error page. */
export const requestIdHeader = 'x-request-id';

/** The nonce of the page's content security policy. */
export const nonceHeader = 'x-nonce';
