import { genericKind } from './sensitive-names';

/** What a sensitive field holds; `other` is masked whole. */
export const sensitiveKinds = ['name', 'email', 'phone', 'bank_account', 'card', 'other'] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** Fields by name, or by the last names of their path between dots (lists add nothing), each with what it holds. */
export type SensitiveFields = Readonly<Record<string, SensitiveKind>>;

/** What an installation says of a provider's fields, beside what the provider's file and their names say. */
export interface SensitiveChanges {
  added: SensitiveFields;
  /** Fields that are shown, whatever the provider's list or their names say. */
  removed: readonly string[];
}

/** Names of fields from the document down to a value; places in lists are left out. */
export type FieldPath = readonly string[];

/** One place of a payload. What lies inside a sensitive field is sensitive too. */
export interface SensitivePlace {
  /** Null: nothing sensitive. */
  kind: SensitiveKind | null;
  /** The field of that name inside it. */
  at(name: string): SensitivePlace;
}

/** Which fields of one provider's payloads are sensitive. */
export interface Sensitivity {
  /** The document itself, to walk down from. */
  root: SensitivePlace;
  /** What the value at `path` holds. */
  kindOf(path: FieldPath): SensitiveKind | null;
  /** The same where nobody knows what a field lies in (text that is cut or broken): a path counts by its last name. */
  kindOfName(name: string): SensitiveKind | null;
}

/** Places remembered: payloads of one provider share theirs. Names that a stranger makes up must not fill the memory. */
const placesMax = 5_000;

function tidy(name: string): string {
  return name.trim().toLowerCase();
}

/** Nothing is added or removed. */
export const noSensitiveChanges: SensitiveChanges = { added: {}, removed: [] };

function tidyPath(field: string): string {
  return field.split('.').map(tidy).join('.');
}

/** A shown field is a kind of null. */
function rulesOf(fields: SensitiveFields, changes: SensitiveChanges): Map<string, SensitiveKind | null> {
  const masked = [...Object.entries(fields), ...Object.entries(changes.added)];
  const shown = changes.removed.map((field): [string, null] => [field, null]);
  return new Map([...masked, ...shown].map(([field, kind]) => [tidyPath(field), kind]));
}

/** The rule with the most names that the path ends in; undefined: none. */
function ruleOf(rules: ReadonlyMap<string, SensitiveKind | null>, path: FieldPath): SensitiveKind | null | undefined {
  let ending = path.map(tidy).join('.');
  for (let names = path.length; names > 0; names -= 1) {
    const kind = rules.get(ending);
    if (kind !== undefined) return kind;
    ending = ending.slice(ending.indexOf('.') + 1);
  }
  return undefined;
}

/**
 * Pure: what is sensitive by an installation's setting, then by the provider's own list, then by the field's name. A rule of several
 * names (`customer.id`) holds wherever a path ends so; the longer one wins. What a rule shows stays masked inside a sensitive field.
 */
export function sensitivityOf(fields: SensitiveFields, changes: SensitiveChanges = noSensitiveChanges): Sensitivity {
  const rules = rulesOf(fields, changes);
  const byLastName = new Map(
    [...rules].flatMap(([field, kind]) => (kind ? [[field.split('.').at(-1) ?? '', kind]] : [])),
  );
  let places = 0;

  const ownKind = (path: FieldPath): SensitiveKind | null => {
    const kind = ruleOf(rules, path);
    return kind === undefined ? genericKind(path) : kind;
  };
  const placeOf = (path: FieldPath, kind: SensitiveKind | null): SensitivePlace => {
    const inside = new Map<string, SensitivePlace>();
    return {
      kind,
      at(name) {
        const known = inside.get(name);
        if (known) return known;
        const deeper = [...path, name];
        const place = placeOf(deeper, ownKind(deeper) ?? kind);
        if (places < placesMax) {
          places += 1;
          inside.set(name, place);
        }
        return place;
      },
    };
  };
  const root = placeOf([], null);
  return {
    root,
    kindOf: (path) => path.reduce((place, name) => place.at(name), root).kind,
    kindOfName: (name) => byLastName.get(tidy(name)) ?? ownKind([name]),
  };
}
