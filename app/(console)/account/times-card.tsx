'use client';

import { type FormEvent, useId, useState, useSyncExternalStore } from 'react';
import { Time } from '@/components/domain/time';
import { browserZone, useChooseZone, useReaderZone } from '@/components/domain/zone';
import { ZoneNames } from '@/components/domain/zone-names';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ZoneSource } from '@/lib/access/time-zone/reader-zone';
import { zonedClock } from '@/lib/platform/time-zone/zoned-clock';

/** Known in the browser alone: until then the choice has no name beside it. */
function useDeviceZone(): string | null {
  return useSyncExternalStore(
    () => () => undefined,
    browserZone,
    () => null,
  );
}

/** In which zone this browser shows times: the console's, the device's own, or one by name. */
export function TimesCard({ now }: { now: string }) {
  const { zone, source, consoleZone } = useReaderZone();
  const choose = useChooseZone();
  const device = useDeviceZone();
  const ids = useId();
  const [own, setOwn] = useState(source === 'own');
  const [problem, setProblem] = useState<string | undefined>();
  const pick = (by: Exclude<ZoneSource, 'own'>) => {
    setOwn(false);
    choose(by, zone);
  };
  const chooseOwn = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('zone');
    const clock = typeof name === 'string' ? zonedClock(name.trim()) : null;
    setProblem(clock === null ? 'No such zone. Take an IANA name, as Asia/Kuala_Lumpur.' : undefined);
    if (clock) choose('own', clock.zone);
  };
  const options = [
    { by: 'console', label: `The console’s: ${consoleZone}`, chosen: !own && source !== 'browser' },
    {
      by: 'browser',
      label: `This device’s${device === null ? '' : `: ${device}`}`,
      chosen: !own && source === 'browser',
    },
  ] as const;
  return (
    <Card aria-label="Times" id="times" className="scroll-mt-4">
      <CardHeader title="Times" />
      <CardBody className="flex flex-col gap-3 text-sm">
        <p className="max-w-prose text-muted">
          In which zone this browser shows times, reads the bounds of filters, and counts the overview’s days. It is now{' '}
          <Time at={now} show="exact" className="text-ink" />.
        </p>
        <fieldset className="flex flex-col gap-2">
          <legend className="sr-only">Time zone</legend>
          {options.map(({ by, label, chosen }) => (
            <label key={by} className="flex items-center gap-2">
              <input
                type="radio"
                name={`${ids}-by`}
                checked={chosen}
                onChange={() => pick(by)}
                className="accent-accent"
              />
              {label}
            </label>
          ))}
          <label className="flex items-center gap-2">
            <input
              type="radio"
              name={`${ids}-by`}
              checked={own}
              onChange={() => setOwn(true)}
              className="accent-accent"
            />
            One of your own
          </label>
        </fieldset>
        {own && (
          <form onSubmit={chooseOwn} className="flex max-w-80 items-end gap-2">
            <Field htmlFor={`${ids}-zone`} label="Time zone" error={problem}>
              <Input
                id={`${ids}-zone`}
                name="zone"
                list={`${ids}-zones`}
                defaultValue={source === 'own' ? zone : (device ?? '')}
                aria-invalid={problem !== undefined}
                autoComplete="off"
                spellCheck={false}
              />
            </Field>
            <Button type="submit">Use it</Button>
            <ZoneNames id={`${ids}-zones`} />
          </form>
        )}
      </CardBody>
    </Card>
  );
}
