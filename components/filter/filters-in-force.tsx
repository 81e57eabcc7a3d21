import { XIcon } from 'lucide-react';
import type { ListHref } from '@/components/data-table/list-query';
import { Link } from '@/components/ui/link';
import type { ParamProblem } from '@/lib/platform/query/param-reader';
import { chipClass, chipRemoveClass, FilterChip } from './filter-chip';
import { type OfferedField, paramOf } from './offered-field';
import { paramsOf, type ShownFilter } from './shown-filter';

/** A filter that another control of the list changes: its time, its search. */
export interface PlainChip {
  /** "Time: Last 7 days". */
  words: string;
  /** The list without it. */
  without: ListHref;
}

export interface FiltersInForceProps {
  pathname: string;
  fields: readonly OfferedField[];
  filters: readonly ShownFilter[];
  plain: readonly PlainChip[];
  /** What of the URL cannot be used; the list shows the rest. */
  problems: readonly ParamProblem[];
  /** The list without any filter. */
  clear: ListHref;
}

function problemOf({ field, choice }: ShownFilter, problems: readonly ParamProblem[]): string | null {
  // Amounts without their one currency are told of by the name of the field.
  const names = [...paramsOf(field, choice), paramOf(field, 'is')];
  return problems.find(({ name }) => names.includes(name))?.message ?? null;
}

/** The filters in force as chips, and what cannot be used, in words. Draws nothing while there are none. */
export function FiltersInForce({ pathname, fields, filters, plain, problems, clear }: FiltersInForceProps) {
  if (filters.length + plain.length + problems.length === 0) return null;
  return (
    <div className="px-4 pb-2 md:px-6">
      <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5 text-xs">
        {filters.map((filter) => (
          <li key={`${filter.field.name} ${filter.choice}`} className="min-w-0">
            <FilterChip filter={filter} fields={fields} pathname={pathname} problem={problemOf(filter, problems)} />
          </li>
        ))}
        {plain.map(({ words, without }) => (
          <li key={words} className="min-w-0">
            <span className={chipClass}>
              <span className="flex min-w-0 items-center px-2">
                <span className="truncate">{words}</span>
              </span>
              <Link href={without} className={chipRemoveClass} aria-label={`Remove the filter ${words}`}>
                <XIcon aria-hidden className="size-3" />
              </Link>
            </span>
          </li>
        ))}
        <li>
          <Link href={clear} className="px-1 text-muted underline underline-offset-2 hover:text-ink">
            Clear all
          </Link>
        </li>
      </ul>
      {problems.length > 0 && (
        <div role="status" className="mt-1.5 text-red-ink text-xs">
          {problems.map(({ name, message }) => (
            <p key={name}>{message} It narrows nothing: the list shows what the other filters find.</p>
          ))}
        </div>
      )}
    </div>
  );
}
