import type { BrowserContext } from '@playwright/test';

/** What went wrong in a browser while a test ran, and what of it the test meant to happen. */
export interface BrowserProblems {
  /** What matches is meant to happen: it does not fail the test. */
  allow(pattern: RegExp): void;
  /** Watches a further browser context that the test opened itself. */
  watch(context: BrowserContext): void;
  /** Everything that nobody allowed, in the order in which it happened. */
  unexpected(): string[];
}

/** The browser gives up what a page no longer needs; that is no failure of the console. */
const abandoned = 'net::ERR_ABORTED';

/** Made to be lost and mended, as when a test stops the console: what then must hold is tested by itself (live.spec). */
const liveConnection = /\/api\/live\?/;

/** Collects errors in the browser's console (violated security policies are among them), thrown errors and failed requests. */
export function browserProblems(): BrowserProblems {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  return {
    allow: (pattern) => allowed.push(pattern),
    watch(context) {
      context.on('console', (message) => {
        if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => seen.push(`thrown: ${error.error().stack ?? error.error().message}`));
      context.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText ?? 'no reason';
        if (reason !== abandoned) seen.push(`request: ${request.method()} ${request.url()} failed: ${reason}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 500) seen.push(`response: ${response.status()} of ${response.url()}`);
      });
    },
    unexpected: () => seen.filter((problem) => ![liveConnection, ...allowed].some((pattern) => pattern.test(problem))),
  };
}
