import { CheckIcon, EqualNotIcon } from 'lucide-react';
import type { ComparedField } from '@/lib/reconcile/probe/types';

function Verdict({ same }: { same: boolean | null }) {
  if (same === null) return <span className="text-faint">one side only</span>;
  return same ? (
    <span className="inline-flex items-center gap-1 text-green-ink">
      <CheckIcon aria-hidden className="size-3.5" /> same
    </span>
  ) : (
    <span className="inline-flex items-center gap-1 font-medium text-red-ink">
      <EqualNotIcon aria-hidden className="size-3.5" /> differs
    </span>
  );
}

function Value({ text }: { text: string | null }) {
  return text === null ? <span className="text-faint">–</span> : text;
}

/** Fact by fact what the ledger held and what the provider said; differences are named by word and sign, not by colour alone. */
export function ComparisonTable({ rows, label }: { rows: readonly ComparedField[]; label: string }) {
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded-md border">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-canvas text-left text-muted text-xs">
          <tr>
            {['Fact', 'Ours', 'Theirs', ''].map((name) => (
              <th key={name} scope="col" className="border-b px-3 py-1.5 font-medium">
                {name === '' ? <span className="sr-only">Same</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, ours, theirs, same }) => (
            <tr key={field} className="border-b last:border-b-0">
              <th scope="row" className="break-all px-3 py-1 text-left font-mono font-normal text-muted text-xs">
                {field}
              </th>
              <td className="break-all px-3 py-1 font-mono text-xs">
                <Value text={ours} />
              </td>
              <td className="break-all px-3 py-1 font-mono text-xs">
                <Value text={theirs} />
              </td>
              <td className="whitespace-nowrap px-3 py-1 text-xs">
                <Verdict same={same} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
