import { BotIcon, KeyRoundIcon } from 'lucide-react';
import type { ActorKind } from '@/lib/ledger/audit/types';

const marks = {
  person: null,
  token: { icon: KeyRoundIcon, words: 'API token' },
  system: { icon: BotIcon, words: 'the console itself' },
} as const satisfies Record<ActorKind, object | null>;

/** Who did a deed, as they were called then; what is no person is marked by a shape and a word. */
export function ActorName({ kind, name }: { kind: ActorKind; name: string }) {
  const mark = marks[kind];
  return (
    <span className="inline-flex min-w-0 max-w-48 items-center gap-1.5" title={mark ? `${name}, ${mark.words}` : name}>
      {mark && <mark.icon aria-hidden className="size-3.5 shrink-0 text-faint" />}
      <span className="min-w-0 truncate">{name}</span>
      {mark && <span className="sr-only">, {mark.words}</span>}
    </span>
  );
}
