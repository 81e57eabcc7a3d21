import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { AttemptView } from '@/lib/delivery/types';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import type { AttemptPlace } from './attempt-links';
import { attemptLook, triggerLabels } from './delivery-words';

function optionWords(attempt: AttemptView, destination: string, clock: ZonedClock): string {
  const { startedAt, statusCode, trigger, number } = attempt;
  const result = [statusCode ?? '', attemptLook(attempt).label].join(' ').trim();
  return `${exactTime(clock, new Date(startedAt))} · ${result} · ${triggerLabels[trigger].toLowerCase()} ${number} · ${destination}`;
}

interface CompareFormProps {
  place: AttemptPlace;
  open: AttemptView;
  against: AttemptView | null;
  all: readonly AttemptView[];
  /** By destination id. */
  destinationNames: Readonly<Record<string, string>>;
  /** That times are written by. */
  clock: ZonedClock;
}

/** The choice of another attempt to compare the open one with; a GET form, so it works without scripts. */
export function CompareForm({ place, open, against, all, destinationNames, clock }: CompareFormProps) {
  const others = all.filter(({ id }) => id !== open.id);
  if (others.length === 0) return null;
  return (
    <form action={place.pathname} className="flex flex-wrap items-center gap-2">
      {Object.entries({ ...place.query, attempt: open.id }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="against" className="text-muted text-sm">
        Compare with
      </label>
      <Select
        id="against"
        name="against"
        size="sm"
        defaultValue={against?.id ?? others[0]?.id}
        className="min-w-0 max-w-full"
      >
        {others.map((attempt) => (
          <option key={attempt.id} value={attempt.id}>
            {optionWords(attempt, destinationNames[attempt.destinationId] ?? '', clock)}
          </option>
        ))}
      </Select>
      <Button type="submit" size="sm">
        Compare
      </Button>
    </form>
  );
}
