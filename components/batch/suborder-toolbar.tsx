import { SearchIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type LaneGroupKey, laneGroupLabels } from '@/components/timeline/timeline-model';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { countLines, LineFilter } from './filter-lines';

const grouped = new Intl.NumberFormat('en');

function Segment({ label, count, pressed, onClick }: SegmentProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={cn(
        'flex h-6 items-center gap-1.5 whitespace-nowrap rounded-sm border border-transparent px-2 text-muted text-xs hover:text-ink',
        pressed && 'border-line bg-canvas font-medium text-ink',
      )}
    >
      {label} <span className="text-faint tabular-nums">{grouped.format(count)}</span>
    </button>
  );
}

interface SegmentProps {
  label: string;
  count: number;
  pressed: boolean;
  onClick: () => void;
}

interface SuborderToolbarProps {
  filter: LineFilter;
  counts: ReturnType<typeof countLines>;
  total: number;
  onChange: (filter: LineFilter) => void;
  /** What can be done with the lines, at the end. */
  children?: ReactNode;
}

/** Narrows the table at once: by outcome, by currency and chain, by text. */
export function SuborderToolbar({ filter, counts, total, onChange, children }: SuborderToolbarProps) {
  const choose = (group: LaneGroupKey | null) => onChange({ ...filter, group });
  return (
    <search className="flex flex-wrap items-center gap-2 border-b px-4 py-2" aria-label="Narrow the sub-orders">
      <fieldset className="flex max-w-full overflow-x-auto rounded-md border bg-subtle p-0.5">
        <legend className="sr-only">Outcome</legend>
        <Segment label="All" count={total} pressed={filter.group === null} onClick={() => choose(null)} />
        {counts.groups.map(({ key, count }) => (
          <Segment
            key={key}
            label={laneGroupLabels[key]}
            count={count}
            pressed={filter.group === key}
            onClick={() => choose(key)}
          />
        ))}
      </fieldset>
      {counts.currencies.length > 1 && (
        <Select
          size="sm"
          aria-label="Currency and chain"
          value={filter.currency ?? ''}
          onChange={(event) => onChange({ ...filter, currency: event.target.value === '' ? null : event.target.value })}
          className="w-48"
        >
          <option value="">All currencies</option>
          {counts.currencies.map(({ key, count }) => (
            <option key={key} value={key}>
              {key} ({grouped.format(count)})
            </option>
          ))}
        </Select>
      )}
      <span className="relative min-w-48 flex-1 sm:max-w-72">
        <SearchIcon
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-faint"
        />
        <Input
          size="sm"
          type="search"
          aria-label="Find a sub-order by id, hash, address or amount"
          placeholder="Id, hash, address, amount"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value })}
          className="pl-7"
          autoComplete="off"
          spellCheck={false}
        />
      </span>
      {children && <span className="ml-auto">{children}</span>}
    </search>
  );
}
