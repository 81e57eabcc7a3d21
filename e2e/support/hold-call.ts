import type { Page } from '@playwright/test';

/** Whether a request calls a server function. */
export function isServerFunction(headers: Record<string, string>): boolean {
  return 'next-action' in headers;
}

/** Calls of server functions, held back until they are let go. */
export interface HeldCalls {
  /** Calls so far. */
  count: () => number;
  /** Lets those through that wait, and all that come. */
  letGo: () => void;
}

/** Holds every call of a server function of the page back, so that something can be done while it is on its way. */
export async function holdCalls(page: Page): Promise<HeldCalls> {
  let calls = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/*', async (route, request) => {
    if (isServerFunction(request.headers())) {
      calls += 1;
      await gate;
    }
    await route.fallback();
  });
  return { count: () => calls, letGo: () => open() };
}

/** Cuts the page's calls of server functions off, as a lost connection does, until the answered function is called. */
export async function loseCalls(page: Page): Promise<() => Promise<void>> {
  await page.route('**/*', (route, request) =>
    isServerFunction(request.headers()) ? route.abort('connectionrefused') : route.fallback(),
  );
  return () => page.unrouteAll();
}
