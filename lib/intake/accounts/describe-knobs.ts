import { z } from 'zod';
import type { Provider } from '@/lib/providers/contract';

export const knobKinds = ['choice', 'number', 'switch', 'text', 'list', 'json'] as const;
export type KnobKind = (typeof knobKinds)[number];

/** A setting of a provider, as its zod schema describes it. */
export interface Knob {
  name: string;
  label: string;
  /** What it does; null where the schema does not say. */
  description: string | null;
  kind: KnobKind;
  /** Of a choice. */
  options: readonly string[];
  /** It may be left empty. */
  nullable: boolean;
  /** As in a form. */
  defaultText: string;
}

const propertySchema = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.object({ type: z.string().optional() }).optional(),
  anyOf: z.array(z.looseObject({})).optional(),
});
type Property = z.infer<typeof propertySchema>;
const objectSchema = z.object({ properties: z.record(z.string(), propertySchema).default({}) });

/** `timestampAgeMaxHours` is "Timestamp age max hours". */
function wordsOf(name: string): string {
  const words = name.replace(/([A-Z]+)/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The types that are allowed, `null` among them. */
function typesOf({ type, anyOf = [] }: Property): string[] {
  if (type !== undefined) return [type].flat();
  return anyOf.flatMap((option) => typesOf(propertySchema.parse(option)));
}

function optionsOf({ enum: values, anyOf = [] }: Property): string[] {
  const own = (values ?? []).filter((value) => typeof value === 'string');
  return [...own, ...anyOf.flatMap((option) => optionsOf(propertySchema.parse(option)))];
}

function kindOf(property: Property): KnobKind {
  if (optionsOf(property).length > 0) return 'choice';
  const types = typesOf(property).filter((type) => type !== 'null');
  if (types.length !== 1) return 'json';
  switch (types[0]) {
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'switch';
    case 'string':
      return 'text';
    case 'array':
      return property.items?.type === 'string' ? 'list' : 'json';
    default:
      return 'json';
  }
}

/** Pure: a setting's value as it stands in a form; a list has one entry a line. */
export function knobText(kind: KnobKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'list' && Array.isArray(value)) return value.join('\n');
  return kind === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

const record = z.record(z.string(), z.unknown());

/** Pure: the provider's knobs in the order of its schema, with titles and descriptions from the schema's `meta`. */
export function describeKnobs(provider: Pick<Provider, 'settings'>): Knob[] {
  const { properties } = objectSchema.parse(z.toJSONSchema(provider.settings, { io: 'input', unrepresentable: 'any' }));
  const defaults = record.parse(provider.settings.parse({}));
  return Object.entries(properties).map(([name, property]) => {
    const kind = kindOf(property);
    return {
      name,
      label: property.title ?? wordsOf(name),
      description: property.description ?? null,
      kind,
      options: optionsOf(property),
      nullable: typesOf(property).includes('null'),
      defaultText: knobText(kind, defaults[name]),
    };
  });
}
