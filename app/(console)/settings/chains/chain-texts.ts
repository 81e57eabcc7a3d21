import type { ChainEntry } from '@/lib/ledger/chains/types';

/** Pure: the fields of a chain's form with what the map has; `readChainForm` is its inverse. */
export function chainTexts({ id, name, aliases, explorer, hashPrefix, hash, address }: ChainEntry) {
  return {
    ...{ id, name, aliases: aliases.join('\n'), explorer: explorer ?? '', hashPrefix },
    ...{ hashForm: hash.form, hashWords: hash.words, hashUrl: hash.url ?? '' },
    ...{ addressForm: address.form, addressWords: address.words, addressUrl: address.url ?? '' },
  } satisfies Record<string, string>;
}

/** The form of a chain that is being added. */
export const emptyChainTexts: ReturnType<typeof chainTexts> = {
  ...{ id: '', name: '', aliases: '', explorer: '', hashPrefix: '' },
  ...{ hashForm: '^[0-9a-fA-F]{64}$', hashWords: '64 hex digits', hashUrl: '' },
  ...{ addressForm: '', addressWords: '', addressUrl: '' },
};
