import type { IssueSummary } from '@/lib/ledger/types';
import { alignDecimals } from './align-decimals';

const rows = [
  { of: 'expected', label: 'Expected' },
  { of: 'actual', label: 'Actual' },
  { of: 'difference', label: 'Difference' },
] as const;

/** What should be, what is, and the difference under each other, decimal points in one line. Nothing where a kind has none. */
export function Figures({ issue }: { issue: Pick<IssueSummary, 'expected' | 'actual' | 'difference'> }) {
  const said = rows.flatMap(({ of, label }) => {
    const text = issue[of];
    return text === null ? [] : [{ of, label, text }];
  });
  if (said.length === 0) return null;
  const padding = alignDecimals(said.map(({ text }) => text));
  return (
    <dl className="grid max-w-full self-start grid-cols-[auto_minmax(0,auto)] gap-x-8 font-mono text-sm">
      {said.map(({ of, label, text }, at) => (
        <div
          key={of}
          className={
            of === 'difference'
              ? 'col-span-2 mt-1 grid grid-cols-subgrid border-t pt-1 font-semibold'
              : 'col-span-2 grid grid-cols-subgrid'
          }
        >
          <dt className="font-normal font-sans text-muted">{label}</dt>
          <dd className="min-w-0 break-words text-right" style={{ paddingRight: `${padding[at] ?? 0}ch` }}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
