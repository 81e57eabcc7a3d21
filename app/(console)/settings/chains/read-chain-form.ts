import { chainEntrySchema } from '@/lib/ledger/chains/chain-schema';
import type { ChainEntry } from '@/lib/ledger/chains/types';

/** What a chain's form came to: an entry, or what is wrong by the name of the field. */
export type ChainForm =
  /** Every field can be used. */
  | { entry: ChainEntry }
  /** One sentence a field. */
  | { problems: Record<string, string> };

/** Path in the entry → name of the form's field. */
const fieldNames: Readonly<Record<string, string>> = {
  'hash.form': 'hashForm',
  'hash.words': 'hashWords',
  'hash.url': 'hashUrl',
  'address.form': 'addressForm',
  'address.words': 'addressWords',
  'address.url': 'addressUrl',
};

function orNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}

/** Pure: the form of a chain as an entry of the map. Spellings stand one a line or between commas. */
export function readChainForm(texts: Readonly<Record<string, string>>): ChainForm {
  const read = chainEntrySchema.safeParse({
    id: texts.id ?? '',
    name: texts.name ?? '',
    aliases: (texts.aliases ?? '').split(/[\n,]/).flatMap((alias) => orNull(alias) ?? []),
    explorer: orNull(texts.explorer),
    hashPrefix: (texts.hashPrefix ?? '').trim(),
    hash: { form: texts.hashForm ?? '', words: texts.hashWords ?? '', url: orNull(texts.hashUrl) },
    address: { form: texts.addressForm ?? '', words: texts.addressWords ?? '', url: orNull(texts.addressUrl) },
  });
  if (read.success) return { entry: read.data };
  const problems: Record<string, string> = {};
  for (const { path, message } of read.error.issues) {
    const [first = ''] = path;
    const name = fieldNames[path.slice(0, 2).join('.')] ?? String(first);
    problems[name] ??= message;
  }
  return { problems };
}
