'use client';

import { FilterMenu } from '@/components/data-table/filter-menu';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { choiceLabels, choices, type OfferedField } from './offered-field';

/** Adds a filter without scripts: three fields of the list's form, which `withAdded` reads. */
export function PlainFilterForm({ fields, withPayload }: { fields: readonly OfferedField[]; withPayload: boolean }) {
  return (
    <FilterMenu label="Filter" chosen={null}>
      <div className="grid gap-2 p-2 text-xs">
        <Field htmlFor="add-field" label="Field">
          <Select id="add-field" name="add" className="w-full">
            <option value="">Choose one</option>
            {fields.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
            {withPayload && <option value="payload">Payload, by path</option>}
          </Select>
        </Field>
        {withPayload && (
          <Field htmlFor="add-path" label="Path in the payload">
            <Input id="add-path" name="addPath" placeholder="main_order.status" autoComplete="off" />
          </Field>
        )}
        <Field htmlFor="add-operator" label="Operator">
          <Select id="add-operator" name="addOperator" className="w-full">
            {choices
              .filter((choice) => choice !== 'between')
              .map((choice) => (
                <option key={choice} value={choice}>
                  {choiceLabels[choice]}
                </option>
              ))}
            <option value="from">from</option>
            <option value="to">up to</option>
          </Select>
        </Field>
        <Field htmlFor="add-value" label="Value">
          <Input id="add-value" name="addValue" autoComplete="off" />
        </Field>
        <Button type="submit">Apply</Button>
      </div>
    </FilterMenu>
  );
}
