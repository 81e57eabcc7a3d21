import type { Channel, Provider } from './contract';
import * as registered from './registered';

/** Every provider the console knows, in alphabetical order of ids. */
export const providers: readonly Provider[] = Object.values(registered);

/** The account that a URL without a further segment means. */
export const defaultAccountSlug = 'default';

/** What an account may be called in its URL. */
export const accountSlugPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

const providersById: ReadonlyMap<string, Provider> = new Map(providers.map((provider) => [provider.id, provider]));

/** Null for an id that no provider has. */
export function findProvider(id: string): Provider | null {
  return providersById.get(id) ?? null;
}

/** What a URL of the door leads to. */
export interface Door {
  provider: Provider;
  channel: Channel;
  accountSlug: string;
}

/** Each channel's door to its default account. */
const doorsByChannel: ReadonlyMap<string, Door> = new Map(
  providers.flatMap((provider) =>
    provider.channels.map((channel) => [channel.id, { provider, channel, accountSlug: defaultAccountSlug }]),
  ),
);

/**
 * The door behind the path after `/api/callbacks/` (no leading slash, no query): `gatepay`, `gatepay/malaysia`,
 * `bayarcash/return/malaysia`. A channel's own path wins over an account of that name; null where there is no such channel
 * or the further segment cannot be an account's slug.
 */
export function resolveDoor(path: string): Door | null {
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
  const whole = doorsByChannel.get(trimmed);
  if (whole) return whole;
  const cut = trimmed.lastIndexOf('/');
  const accountSlug = trimmed.slice(cut + 1);
  const parent = cut < 0 ? undefined : doorsByChannel.get(trimmed.slice(0, cut));
  return parent && accountSlugPattern.test(accountSlug) ? { ...parent, accountSlug } : null;
}

/** The path after `/api/callbacks/` that `resolveDoor` reads back: the default account has the short one. */
export function doorPath(channelId: string, accountSlug: string): string {
  return accountSlug === defaultAccountSlug ? channelId : `${channelId}/${accountSlug}`;
}

/** True where `slug` would be hidden behind a channel of the same path (`return` under `bayarcash`): no account may have it. */
export function isReservedSlug(provider: Provider, slug: string): boolean {
  return provider.channels.some(({ id }) => doorsByChannel.has(`${id}/${slug}`));
}
