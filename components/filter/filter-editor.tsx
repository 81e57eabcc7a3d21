'use client';

import { ArrowLeftIcon } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { type Choice, choiceLabels, choicesOf, type FilterOption, type OfferedField } from './offered-field';
import { OptionValues } from './option-values';
import { RangeValues } from './range-values';
import { askedOf, type ShownFilter } from './shown-filter';
import { TypedValues } from './typed-values';

interface FilterEditorProps {
  field: OfferedField;
  /** What is edited; null: the field is new among the filters. */
  edited: Choice | null;
  /** The list's query, for what it asks of the field already. */
  query: URLSearchParams;
  /** The currencies to choose one of: amounts of two are never compared. Null: it is chosen, or this is no amount. */
  currencies: readonly FilterOption[] | null;
  onApply: (filter: ShownFilter, currency: string | null) => void;
  onBack?: (() => void) | undefined;
}

/** The operator and the values of one filter. Enter applies it. */
export function FilterEditor({ field, edited, query, currencies, onApply, onBack }: FilterEditorProps) {
  const id = useId();
  const offered = choicesOf(field);
  const asked = (of: Choice) => askedOf(query, field, of)?.values ?? [];
  const first = edited ?? offered.find((of) => asked(of).length > 0) ?? offered[0] ?? 'is';
  const [choice, setChoice] = useState(first);
  const [values, setValues] = useState<readonly string[]>(asked(first));
  const [currency, setCurrency] = useState('');
  const isRange = choice === 'between';
  const given = isRange
    ? [values[0] ?? '', values[1] ?? '']
    : values.map((one) => one.trim()).filter((one) => one !== '');
  const isReady = given.some((value) => value !== '') && (currencies === null || currency !== '');
  const change = (next: Choice) => {
    const before = asked(next);
    // What was typed or chosen goes along where it can mean the same.
    setValues(before.length > 0 || next === 'between' || isRange ? before : values);
    setChoice(next);
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    // The panel stands over the list, but in React's tree inside the list's own form.
    event.stopPropagation();
    if (isReady) onApply({ field, choice, values: given }, currencies === null ? null : currency);
  };
  const { options, kind } = field;
  const isChosen = options !== null && options.length > 0 && (choice === 'is' || choice === 'not');
  return (
    <form onSubmit={apply}>
      <div className="flex h-10 items-center gap-1 border-b pr-2 pl-1">
        {onBack && (
          <IconButton label="Other field" size="sm" onClick={onBack}>
            <ArrowLeftIcon aria-hidden />
          </IconButton>
        )}
        <h2 className={`min-w-0 flex-1 truncate font-medium text-sm ${onBack ? '' : 'pl-2'}`}>{field.label}</h2>
        {offered.length > 1 && (
          <Select
            size="sm"
            aria-label="Operator"
            value={choice}
            onChange={(event) => {
              const next = offered.find((of) => of === event.target.value);
              if (next) change(next);
            }}
          >
            {offered.map((of) => (
              <option key={of} value={of}>
                {choiceLabels[of]}
              </option>
            ))}
          </Select>
        )}
      </div>
      <div className="grid gap-3 p-3">
        {currencies !== null && (
          <Field htmlFor={`${id}-currency`} label="Currency">
            <Select
              id={`${id}-currency`}
              className="w-full"
              value={currency}
              onChange={(event) => setCurrency(event.target.value)}
            >
              <option value="">Choose one</option>
              {currencies.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {isRange ? (
          <RangeValues isInstant={kind === 'instant'} values={values} onValues={setValues} />
        ) : isChosen && options !== null ? (
          <OptionValues
            label={field.label}
            options={options}
            single={kind === 'flag'}
            values={values}
            onValues={setValues}
          />
        ) : (
          <TypedValues
            key={choice}
            label={`${field.label} ${choiceLabels[choice]}`}
            numeric={kind === 'number' || kind === 'amount'}
            values={values}
            onValues={setValues}
          />
        )}
        <Button type="submit" variant="primary" aria-disabled={!isReady}>
          Apply
        </Button>
      </div>
    </form>
  );
}
