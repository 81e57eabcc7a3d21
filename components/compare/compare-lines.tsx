import { cn } from '@/components/ui/cn';
import { type DiffLine, diffLines } from './diff-lines';
import { foldSame } from './fold-same';

const lineLooks: Record<DiffLine['kind'], { sign: string; word: string; className: string }> = {
  same: { sign: ' ', word: '', className: '' },
  removed: { sign: '−', word: 'Only in the earlier: ', className: 'bg-red-soft text-red-ink' },
  added: { sign: '+', word: 'Only in the later: ', className: 'bg-green-soft text-green-ink' },
};

/** Two bodies line by line; far from any change equal lines are only counted. */
export function CompareLines({
  title,
  before,
  after,
}: {
  title: string;
  before: readonly string[];
  after: readonly string[];
}) {
  const { lines, tooDifferent } = diffLines(before, after);
  const label = `${title}, compared`;
  const same = lines.every(({ kind }) => kind === 'same');
  return (
    <section className="flex flex-col gap-1">
      <h4 className="font-medium text-sm">{title}</h4>
      {same ? (
        <p className="text-muted text-sm">{lines.length === 0 ? 'Neither has one.' : 'The same in both.'}</p>
      ) : (
        <>
          {tooDifferent && <p className="text-muted text-sm">They have too little in common: each stands whole.</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
          <section aria-label={label} tabIndex={0} className="max-h-[50dvh] overflow-auto rounded-md border">
            <ol className="font-mono text-xs">
              {foldSame(lines).map((part) =>
                'folded' in part ? (
                  <li key={part.key} className="bg-subtle px-3 py-0.5 text-faint">
                    {part.folded} equal lines
                  </li>
                ) : (
                  <li
                    key={part.key}
                    className={cn(
                      'whitespace-pre-wrap px-3 [overflow-wrap:anywhere]',
                      lineLooks[part.line.kind].className,
                    )}
                  >
                    <span aria-hidden>{lineLooks[part.line.kind].sign} </span>
                    <span className="sr-only">{lineLooks[part.line.kind].word}</span>
                    {part.line.text}
                  </li>
                ),
              )}
            </ol>
          </section>
        </>
      )}
    </section>
  );
}
