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
  /**
   * The field of that name inside it. `payer[iban]`, `lines[0].iban`: a name that spells others is the field inside the field. One of
   * more than 32 parts or 1,000 characters is sensitive.
   */
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

/** A name that spells more than this is no provider's field, and as long as a body may be: each part would be a place. */
const partsMax = 32;
const nameLengthMax = 1_000;

/** Where such a name leads: nobody can tell what it lies in, so all of it is masked. */
const beyond: SensitivePlace = { kind: 'other', at: () => beyond };

function tidy(name: string): string {
  return name.trim().toLowerCase();
}

/** Nothing is added or removed. */
export const noSensitiveChanges: SensitiveChanges = { added: {}, removed: [] };

function tidyPath(field: string): string {
  return field.split('.').map(tidy).join('.');
}

/** The names that one name spells, as PHP and others write a field inside a field; places in lists add none. */
function namesIn(name: string): readonly string[] {
  if (!/[[\].]/.test(name)) return [name];
  return name.split(/[[\].]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
}

/** A shown field is a kind of null. */
function rulesOf(fields: SensitiveFields, changes: SensitiveChanges): Map<string, SensitiveKind | null> {
  const masked = [...Object.entries(fields), ...Object.entries(changes.added)];
  const shown = changes.removed.map((field): [string, null] => [field, null]);
  return new Map([...masked, ...shown].map(([field, kind]) => [tidyPath(field), kind]));
}

/** The rule with the most names that the path ends in; undefined: none. */
function ruleOf(rules: ReadonlyMap<string, SensitiveKind | null>, path: FieldPath): SensitiveKind | null | undefined {
  const names = path.map(tidy);
  return names.map((_, from) => rules.get(names.slice(from).join('.'))).find((kind) => kind !== undefined);
}

/**
 * Pure: what is sensitive by an installation's setting, then by the provider's own list, then by the field's name. A rule of several
 * names (`customer.id`) holds wherever a path ends so; the longer one wins. What a rule shows stays masked inside a sensitive field.
 * The rule of no name, `''`, is the document itself: everything in it is sensitive.
 */
export function sensitivityOf(fields: SensitiveFields, changes: SensitiveChanges = noSensitiveChanges): Sensitivity {
  const rules = rulesOf(fields, changes);
  const byLastName = new Map(
    [...rules].flatMap(([field, kind]) => (kind ? [[field.split('.').at(-1) ?? '', kind]] : [])),
  );
  // What no rule and no name looks at need not be carried down: a stranger's names may go as deep as a body is long.
  const namesMax = Math.max(2, ...[...rules.keys()].map((field) => field.split('.').length));
  let places = 0;

  const below = (path: FieldPath, names: readonly string[]): FieldPath => [...path, ...names].slice(-namesMax);
  const ownKind = (path: FieldPath, whole: string): SensitiveKind | null => {
    const kind = ruleOf(rules, path);
    // `account.number` tells as a whole what its last name does not.
    return kind === undefined ? (genericKind(path) ?? (whole.includes('[') ? null : genericKind([whole]))) : kind;
  };
  const placeOf = (path: FieldPath, kind: SensitiveKind | null): SensitivePlace => {
    let inside: Map<string, SensitivePlace> | null = null;
    const here: SensitivePlace = {
      kind,
      at(name) {
        const known = inside?.get(name);
        if (known) return known;
        if (name.length > nameLengthMax) return beyond;
        const names = namesIn(name);
        if (names.length > partsMax) return beyond;
        const last = names.at(-1);
        if (last === undefined) return here;
        const around = names.slice(0, -1).reduce((place, part) => place.at(part), here);
        const deeper = below(path, names);
        const place = placeOf(deeper, ownKind(deeper, name) ?? around.kind);
        if (places < placesMax) {
          places += 1;
          inside ??= new Map();
          inside.set(name, place);
        }
        return place;
      },
    };
    return here;
  };
  const root = placeOf([], rules.get('') ?? null);
  return {
    root,
    kindOf: (path) => path.reduce((place, name) => place.at(name), root).kind,
    kindOfName: (name) => byLastName.get(tidy(namesIn(name).at(-1) ?? name)) ?? root.at(name).kind,
  };
}
