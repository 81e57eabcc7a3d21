import { KeyValues } from '@/components/domain/key-values';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { filterWords } from '@/lib/delivery/destinations/filter-words';
import { scheduleText, scheduleWords } from '@/lib/delivery/destinations/schedule-text';
import { scheduleOf } from '@/lib/delivery/schedule';
import type { BodyMode, DestinationView } from '@/lib/delivery/types';

const bodyModeWords: Record<BodyMode, string> = {
  original: 'Original: the provider’s exact bytes and signature headers',
  normalized: 'Normalized: one JSON shape for every provider',
};

/** What is set of a destination, in words. */
export function SettingsFacts({ destination }: { destination: DestinationView }) {
  const { url, filter, bodyMode, headerNames, timeoutMs, ratePerSecondMax, concurrencyMax, scheduleSeconds } =
    destination;
  const schedule = scheduleOf(scheduleSeconds);
  const rate = ratePerSecondMax === null ? 'no limit' : `${ratePerSecondMax.toLocaleString('en')} a second`;
  return (
    <Card>
      <CardHeader title="Settings" />
      <CardBody>
        <KeyValues
          items={[
            { label: 'URL', value: <span className="break-all font-mono text-[0.95em]">{url}</span> },
            { label: 'Wants', value: filterWords(filter) },
            { label: 'Body', value: bodyModeWords[bodyMode] },
            {
              label: 'Further headers',
              value: headerNames.length === 0 ? <span className="text-muted">none</span> : headerNames.join(', '),
            },
            { label: 'Timeout', value: `${timeoutMs.toLocaleString('en')} ms` },
            { label: 'At once', value: `${concurrencyMax.toLocaleString('en')} attempts` },
            { label: 'Rate', value: rate },
            {
              label: 'Schedule',
              value: (
                <>
                  {scheduleWords(schedule)}
                  <span className="text-muted">
                    {' '}
                    · {scheduleSeconds === null ? 'the default: ' : ''}
                    {scheduleText(schedule)}
                  </span>
                </>
              ),
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}
