import { ChoiceField, LinesField, TextField } from '@/app/(console)/providers/form-fields';
import type { KnobValue } from '@/lib/intake/accounts/types';
import { knobWords } from './knob-words';

const switchOptions = [
  { value: 'true', label: 'on' },
  { value: 'false', label: 'off' },
] as const;

/** The field for one knob, by its kind: what it does, what it is now, and its default. */
export function KnobField({ knob }: { knob: KnobValue }) {
  const hint = `${knob.description ?? ''} Default: ${knobWords(knob.defaultText, knob)}.`.trim();
  const field = { name: `knob.${knob.name}`, label: knob.label, hint };
  switch (knob.kind) {
    case 'choice':
      return (
        <ChoiceField
          {...field}
          options={[
            ...(knob.nullable ? [{ value: '', label: 'none' }] : []),
            ...knob.options.map((option) => ({ value: option, label: option })),
          ]}
          defaultValue={knob.text}
        />
      );
    case 'switch':
      return <ChoiceField {...field} options={switchOptions} defaultValue={knob.text} />;
    case 'number':
      return <TextField {...field} type="number" step="any" required={!knob.nullable} defaultValue={knob.text} />;
    case 'list':
    case 'json':
      return <LinesField {...field} rows={Math.max(3, knob.text.split('\n').length)} defaultValue={knob.text} />;
    case 'text':
      return <TextField {...field} defaultValue={knob.text} autoComplete="off" spellCheck={false} />;
  }
}
