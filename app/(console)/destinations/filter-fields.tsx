import { LinesField } from '@/app/(console)/providers/form-fields';
import { outcomeLooks } from '@/components/domain/outcome-badge';
import type { DestinationFilter } from '@/lib/delivery/types';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { outcomes } from '@/lib/providers/contract';
import { CheckGroup } from './check-group';
import { FieldProblem } from './field-problem';

function withChosen(values: readonly string[], chosen: readonly string[]): string[] {
  return [...new Set([...values, ...chosen])];
}

/** What a destination wants; a callback must meet every condition. */
export function FilterFields({ filter, facets }: { filter: DestinationFilter; facets: CallbackFacets }) {
  const slugs = withChosen([...new Set(facets.accounts.map(({ slug }) => slug))].sort(), filter.accounts);
  const channels = withChosen(
    facets.providers.flatMap((provider) => provider.channels),
    filter.channels,
  );
  const types = [...new Set(facets.types.map(({ type }) => type))].sort();
  return (
    <div className="flex flex-col gap-4">
      <FieldProblem name="filter" />
      <CheckGroup
        name="provider"
        label="Providers"
        none="none ticked: all"
        options={facets.providers.map(({ id, label }) => ({ value: id, label }))}
        chosen={filter.providers}
      />
      <CheckGroup
        name="outcome"
        label="Outcomes"
        none="none ticked: all"
        options={outcomes.map((value) => ({ value, label: outcomeLooks[value].label }))}
        chosen={filter.outcomes}
      />
      <LinesField
        name="types"
        label="Types, one a line"
        hint={types.length === 0 ? 'Empty: all.' : `Empty: all. Seen so far: ${types.slice(0, 30).join(', ')}.`}
        rows={2}
        defaultValue={filter.types.join('\n')}
      />
      {slugs.length > 1 && (
        <CheckGroup
          name="account"
          label="Accounts"
          none="none ticked: all"
          options={slugs.map((value) => ({ value, label: value }))}
          chosen={filter.accounts}
        />
      )}
      <CheckGroup
        name="channel"
        label="Channels"
        none="none ticked: all but those that are only shown, such as the payer’s browser and the test doors"
        options={channels.map((value) => ({ value, label: value }))}
        chosen={filter.channels}
      />
      <label className="inline-flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          name="includeUnverified"
          defaultChecked={filter.includeUnverified}
          className="mt-0.5 size-3.5 shrink-0 accent-accent"
        />
        <span>
          Also callbacks that are unsigned by the provider’s design
          <span className="block text-faint text-xs">
            Anybody can send such a request. The backend must never take one for money without asking the provider.
          </span>
        </span>
      </label>
    </div>
  );
}
