import { KeyValues } from '@/components/domain/key-values';
import type { ChainEntry, ChainValueRule } from '@/lib/ledger/chains/types';

function Code({ text, none }: { text: string | null; none: string }) {
  if (text === null || text === '') return <span className="text-faint">{none}</span>;
  return <code className="break-all font-mono text-xs">{text}</code>;
}

function rule(what: string, { form, words, url }: ChainValueRule) {
  return [
    { label: `${what} is`, value: words },
    { label: `${what}, as a form`, value: <Code text={form} none="any" /> },
    { label: `${what} is linked to`, value: <Code text={url} none="nothing" /> },
  ];
}

/** What the map says of a chain, for those who do not change it. */
export function ChainFacts({ entry }: { entry: ChainEntry }) {
  return (
    <KeyValues
      items={[
        { label: 'Further spellings', value: entry.aliases.join(', ') || 'none' },
        { label: 'Explorer', value: entry.explorer ?? 'none' },
        { label: 'Hash prefix', value: <Code text={entry.hashPrefix} none="none" /> },
        ...rule('A hash', entry.hash),
        ...rule('An address', entry.address),
      ]}
    />
  );
}
