import type { ReactNode } from 'react';
import { ChoiceField, LinesField, TextField } from '@/app/(console)/providers/form-fields';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { BodyMode, DestinationView } from '@/lib/delivery/types';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { CheckGroup } from './check-group';
import { FilterFields } from './filter-fields';
import { LimitFields } from './limit-fields';

/** What of a destination its form shows. */
export type DestinationFields = Pick<
  DestinationView,
  | 'name'
  | 'source'
  | 'url'
  | 'filter'
  | 'bodyMode'
  | 'headerNames'
  | 'timeoutMs'
  | 'ratePerSecondMax'
  | 'concurrencyMax'
  | 'scheduleSeconds'
>;

/** A new destination, as its form begins. */
export const newDestination: DestinationFields = {
  name: '',
  source: 'console',
  url: '',
  filter: { providers: [], accounts: [], channels: [], types: [], outcomes: [], includeUnverified: false },
  bodyMode: 'original',
  headerNames: [],
  timeoutMs: 15_000,
  ratePerSecondMax: null,
  concurrencyMax: 50,
  scheduleSeconds: null,
};

const bodyModeOptions: readonly { value: BodyMode; label: string }[] = [
  { value: 'original', label: 'Original: the provider’s exact bytes and signature headers' },
  { value: 'normalized', label: 'Normalized: one JSON shape for every provider' },
];

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardBody className="flex flex-col gap-4">{children}</CardBody>
    </Card>
  );
}

/** Every field of a destination but its secrets. */
export function DestinationFieldset({
  destination,
  facets,
}: {
  destination: DestinationFields;
  facets: CallbackFacets;
}) {
  const { name, source, url, filter, bodyMode, headerNames } = destination;
  const isVariable = source === 'environment';
  return (
    <>
      <Part title="Backend">
        <TextField
          name="name"
          label="Name"
          hint="What people call it."
          required
          maxLength={80}
          autoComplete="off"
          defaultValue={name}
        />
        <TextField
          name="url"
          label="URL"
          hint={isVariable ? 'Set by FORWARD_URL.' : 'https, on the public internet. Redirects are not followed.'}
          readOnly={isVariable}
          type="url"
          required
          maxLength={2_000}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          placeholder="https://backend.example/callbacks"
          defaultValue={url}
        />
        <ChoiceField
          name="bodyMode"
          label="Body"
          hint="Both are signed with the destination’s secret in the headers of Standard Webhooks."
          options={bodyModeOptions}
          defaultValue={bodyMode}
        />
      </Part>
      <Part title="What it wants">
        <FilterFields filter={filter} facets={facets} />
      </Part>
      <Part title="Attempts">
        <LimitFields destination={destination} />
      </Part>
      <Part title="Further headers">
        {headerNames.length > 0 && (
          <CheckGroup
            name="header.remove"
            label="Take away"
            none="values are stored encrypted and never shown"
            options={headerNames.map((header) => ({ value: header, label: header }))}
            chosen={[]}
          />
        )}
        <LinesField
          name="headers"
          label={headerNames.length > 0 ? 'Add, or give a new value' : 'Headers to send with each request'}
          hint="One a line, as Name: value. Stored encrypted and never shown again."
          rows={2}
          defaultValue=""
        />
      </Part>
    </>
  );
}
