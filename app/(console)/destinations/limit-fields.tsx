import { TextField } from '@/app/(console)/providers/form-fields';
import { limits } from '@/lib/delivery/destinations/read-limits';
import type { DestinationFields } from './destination-fields';
import { ScheduleField } from './schedule-field';

/** Bounds of one attempt, how many at once, and when it is tried again. */
export function LimitFields({ destination }: { destination: DestinationFields }) {
  const { timeoutMs, ratePerSecondMax, concurrencyMax, scheduleSeconds } = destination;
  const bounds = (limit: keyof typeof limits) => ({ min: limits[limit].min, max: limits[limit].max, step: 1 });
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="timeoutMs"
          label="Timeout"
          hint="From the look-up of the name to the last byte of the answer."
          type="number"
          inputMode="numeric"
          unit="ms"
          required
          defaultValue={timeoutMs}
          {...bounds('timeoutMs')}
        />
        <TextField
          name="concurrencyMax"
          label="At once"
          hint="Attempts that run at the same time, over all processes."
          type="number"
          inputMode="numeric"
          required
          defaultValue={concurrencyMax}
          {...bounds('concurrencyMax')}
        />
        <TextField
          name="ratePerSecondMax"
          label="Rate"
          hint="Attempts begun a second. Empty: no limit."
          type="number"
          inputMode="numeric"
          unit="/s"
          defaultValue={ratePerSecondMax ?? ''}
          {...bounds('ratePerSecondMax')}
        />
      </div>
      <ScheduleField scheduleSeconds={scheduleSeconds} />
    </div>
  );
}
