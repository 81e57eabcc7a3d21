import { maskedValue } from '@/lib/providers/mask-value';
import { findProvider } from '@/lib/providers/registry';

/** Headers that the console sets itself; none holds a secret. */
const own: readonly string[] = ['content-type', 'content-length', 'user-agent', 'accept', 'accept-encoding', 'host'];

/** Of a provider's request: what it was signed with and how, as it came; proofs, not secrets. */
function signatureHeaders(provider: string | null): readonly string[] {
  const found = provider === null ? null : findProvider(provider);
  return found?.signatureHeaders?.(found.settings.parse({})) ?? [];
}

/**
 * Pure: request headers of an attempt as a page may show them. The destination's own are masked whatever they are called:
 * keys and tokens are what they are for.
 */
export function shownRequestHeaders(
  headers: Readonly<Record<string, string>>,
  provider: string | null,
): Record<string, string> {
  const known = [...own, ...signatureHeaders(provider)];
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const isShown = known.includes(name) || /^(webhook|callback)-/.test(name);
      return [name, isShown ? value : maskedValue];
    }),
  );
}

/** Pure: headers of an answer as a page may show them; cookies open sessions. */
export function shownResponseHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name === 'set-cookie' ? maskedValue : value]),
  );
}
