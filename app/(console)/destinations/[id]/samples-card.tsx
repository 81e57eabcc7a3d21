import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { type BodyMode, bodyModes } from '@/lib/delivery/types';
import { readExactJson, writeExactJson } from '@/lib/providers/exact-json';
import { bodySample } from './body-samples';

const words: Record<BodyMode, { title: string; meaning: string }> = {
  original: {
    title: 'Original',
    meaning:
      'The provider’s exact bytes, content type and signature headers: a backend that already takes the provider’s callbacks takes these, and can verify the provider’s own signature.',
  },
  normalized: {
    title: 'Normalized',
    meaning:
      'One JSON shape for every provider: ids and amounts are text, instants ISO 8601 UTC, the provider’s document whole under payload. Shown laid out; it is sent in one line.',
  },
};

function laidOut(mode: BodyMode, body: string): string {
  const json = readExactJson(body);
  return mode === 'normalized' && json.ok ? writeExactJson(json.value, 2) : body;
}

/** What the backend gets of one callback, in both modes. */
export function SamplesCard({ mode }: { mode: BodyMode }) {
  return (
    <Card>
      <CardHeader title="What the backend gets" />
      <CardBody className="grid gap-6 xl:grid-cols-2">
        {bodyModes.map((one) => {
          const { headers, body } = bodySample(one);
          return (
            <section key={one} aria-label={words[one].title} className="flex min-w-0 flex-col gap-2">
              <h3 className="flex items-center gap-2 font-medium text-sm">
                {words[one].title}
                {one === mode && <Badge tone="blue">This destination</Badge>}
              </h3>
              <p className="text-muted text-sm">{words[one].meaning}</p>
              <pre className="overflow-hidden whitespace-pre-wrap rounded-md border bg-subtle px-3 py-2 font-mono text-xs [overflow-wrap:anywhere]">
                {Object.entries(headers)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join('\n')}
                {'\n\n'}
                {laidOut(one, body)}
              </pre>
            </section>
          );
        })}
      </CardBody>
    </Card>
  );
}
