'use client';

import { useEffect, useId, useRef } from 'react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { AmountRange } from '@/lib/ledger/transfer-filter';

/** Bounds of amounts within one currency, as fields of the list's form: amounts of two currencies are never compared. */
export function AmountFilter({ range, currencies }: { range: AmountRange | null; currencies: readonly string[] }) {
  const id = useId();
  const panel = useRef<HTMLFieldSetElement>(null);
  const { currency = '', min = null, max = null } = range ?? {};
  // The fields keep what a person typed while the page follows; when a chip or a link changed the filter, they follow it.
  useEffect(() => {
    const held: Readonly<Record<string, string>> = {
      amountCurrency: currency,
      amountMin: min ?? '',
      amountMax: max ?? '',
    };
    for (const field of panel.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select') ?? []) {
      field.value = held[field.name] ?? '';
    }
  }, [currency, min, max]);
  const offered = currency === '' || currencies.includes(currency) ? currencies : [...currencies, currency];
  return (
    <FilterMenu label="Amount" chosen={range === null ? null : currency}>
      <fieldset ref={panel} className="grid gap-2 p-2 text-xs">
        <legend className="sr-only">Amount within one currency</legend>
        <Field htmlFor={`${id}-currency`} label="Currency">
          <Select id={`${id}-currency`} name="amountCurrency" defaultValue={currency} className="w-full">
            <option value="">Choose one</option>
            {offered.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
        <Field htmlFor={`${id}-min`} label="From">
          <Input id={`${id}-min`} name="amountMin" inputMode="decimal" autoComplete="off" defaultValue={min ?? ''} />
        </Field>
        <Field htmlFor={`${id}-max`} label="Up to" hint="Of the amount asked for, else of the actual one.">
          <Input
            id={`${id}-max`}
            name="amountMax"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={max ?? ''}
            aria-describedby={`${id}-max-note`}
          />
        </Field>
        <Button type="submit">Apply</Button>
      </fieldset>
    </FilterMenu>
  );
}
