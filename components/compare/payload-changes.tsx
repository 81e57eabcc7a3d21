import { cn } from '@/components/ui/cn';
import type { PayloadChange } from './diff-payloads';

const kindLooks: Record<PayloadChange['kind'], { sign: string; word: string; className: string }> = {
  changed: { sign: '~', word: 'changed', className: 'text-blue-ink' },
  added: { sign: '+', word: 'added', className: 'text-green-ink' },
  removed: { sign: '−', word: 'removed', className: 'text-red-ink' },
};

function Value({ text, side }: { text: string | null; side: 'before' | 'after' }) {
  return (
    <dd
      className={cn(
        'min-w-0 break-all rounded-sm px-1',
        text === null ? 'text-faint' : side === 'before' ? 'bg-red-soft text-red-ink' : 'bg-green-soft text-green-ink',
      )}
    >
      <span className="sr-only">{side === 'before' ? 'Earlier: ' : 'Later: '}</span>
      {text ?? '(not there)'}
    </dd>
  );
}

/** Places of a payload that differ: path, earlier and later value. On a phone each stands in three lines. */
export function PayloadChanges({ changes }: { changes: readonly PayloadChange[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 font-mono text-xs max-sm:[&_dd]:ml-4 sm:grid-cols-[minmax(8rem,2fr)_minmax(0,3fr)_minmax(0,3fr)]">
      {changes.map(({ path, kind, before, after, masked }) => {
        const { sign, word, className } = kindLooks[kind];
        return (
          <div key={`${kind}:${path}`} className="contents">
            <dt className="break-all text-muted max-sm:mt-1.5">
              <span aria-hidden className={`inline-block w-4 ${className}`}>
                {sign}
              </span>
              <span className="sr-only">{word}: </span>
              {path === '' ? 'the whole payload' : path}
              {masked && <span className="text-faint"> (masked)</span>}
            </dt>
            <Value text={before} side="before" />
            <Value text={after} side="after" />
          </div>
        );
      })}
    </dl>
  );
}
