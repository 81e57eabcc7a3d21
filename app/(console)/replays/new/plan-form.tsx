import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ReplayDestination } from '@/lib/delivery/replay/list-replay-destinations';
import { ratePerSecondMax } from '@/lib/delivery/replay/types';

interface PlanFormProps {
  /** What is replayed, as the page's URL has it. */
  query: URLSearchParams;
  destinations: readonly ReplayDestination[];
  ratePerSecond: number;
}

/** Where to and how fast; sent, the plan is counted again. */
export function PlanForm({ query, destinations, ratePerSecond }: PlanFormProps) {
  const kept = [...query].filter(([name]) => name !== 'destination' && name !== 'rate');
  return (
    <Form action="/replays/new" prefetch={false} className="flex flex-wrap items-end gap-4">
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Field htmlFor="replay-destination" label="To">
        <Select id="replay-destination" name="destination" defaultValue={query.get('destination') ?? ''}>
          <option value="">Every active destination that wants it</option>
          {destinations.map(({ id, name, state }) => (
            <option key={id} value={id}>
              {name}
              {state === 'paused' ? ' (paused)' : ''}
            </option>
          ))}
        </Select>
      </Field>
      <Field htmlFor="replay-rate" label="Callbacks a second">
        <Input
          id="replay-rate"
          name="rate"
          type="number"
          min={1}
          max={ratePerSecondMax}
          required
          defaultValue={ratePerSecond}
          className="w-28"
        />
      </Field>
      <Button type="submit">Count again</Button>
    </Form>
  );
}
