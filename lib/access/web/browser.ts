import type { Origin } from '@/lib/access/sessions';
import type { Context } from '@/lib/platform/context';
import { sourceAddressOf } from '@/lib/platform/http/source-address';
import { type CookieNames, cookieNames, isOverTls } from './cookie-names';

/** What is known of the browser behind a request. */
export interface Browser extends Origin {
  overTls: boolean;
  cookies: CookieNames;
}

/** Reads it from the request's headers. */
export function readBrowser(ctx: Context, headers: Headers): Browser {
  const overTls = isOverTls(headers.get('x-forwarded-proto'), ctx.environment.text('NEXTAUTH_URL'));
  const address = sourceAddressOf(headers, ctx.environment.trustedProxies);
  return { overTls, cookies: cookieNames(overTls), address, userAgent: headers.get('user-agent') };
}
