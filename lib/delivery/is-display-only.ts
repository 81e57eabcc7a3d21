import { findProvider } from '@/lib/providers/registry';

/** Pure: is the channel only shown, never applied to money: the payer's browser, the test doors? */
export function isDisplayOnly({ provider, channel }: { provider: string; channel: string }): boolean {
  return findProvider(provider)?.channels.find(({ id }) => id === channel)?.displayOnly ?? false;
}
