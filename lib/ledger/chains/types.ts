/** What of a chain has a form and a page in its explorer. */
export const chainValueKinds = ['hash', 'address'] as const;
export type ChainValueKind = (typeof chainValueKinds)[number];

/** How hashes or addresses of a chain look, and where an explorer shows one. */
export interface ChainValueRule {
  /** The whole value, as the text of a regular expression without flags (`form-pattern` says which are taken). */
  form: string;
  /** The form for people, after "a hash is": `0x and 64 hex digits`. */
  words: string;
  /** `https://…` with `{hash}` or `{address}` once; null: the explorer has no such page, or there is none. */
  url: string | null;
}

/** One chain. Plain data: it lies in the settings, goes to the browser, and is shown in the audit. */
export interface ChainEntry {
  /** Its short name, unique in the map: `TRX`. */
  id: string;
  /** `Tron`. */
  name: string;
  /** Further spellings; letter case, spaces and `_ - . / ( )` make no difference. */
  aliases: readonly string[];
  /** `Tronscan`; null where nothing is linked. */
  explorer: string | null;
  /** Put before a hash that was sent without it when its link is made, as `0x`. */
  hashPrefix: string;
  hash: ChainValueRule;
  address: ChainValueRule;
}

/** The chains in force. No two share a spelling. */
export type ChainMap = readonly ChainEntry[];
