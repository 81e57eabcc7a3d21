import { sensitiveFieldSchema } from '@/lib/intake/sensitive/sensitive-setting';
import { type SensitiveChanges, type SensitiveKind, sensitiveKinds } from '@/lib/providers/sensitive';

/** What the form came to: changes, or what is wrong by the name of the field. */
export type SensitiveForm = { changes: SensitiveChanges } | { problems: Record<string, string> };

/** Fields of each list at most: far above what a provider sends. */
const fieldsMax = 200;

function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function kindOf(text: string): SensitiveKind | undefined {
  const wanted = text.trim().toLowerCase().replaceAll(' ', '_');
  return sensitiveKinds.find((kind) => kind === wanted);
}

/** Pure: the added fields as the form shows them, one a line: `nickname: name`. */
export function addedText({ added }: SensitiveChanges): string {
  return Object.entries(added)
    .map(([field, kind]) => `${field}: ${kind}`)
    .join('\n');
}

function isField(field: string): boolean {
  return sensitiveFieldSchema.safeParse(field).success;
}

/** Pure: what `addedText` writes and its like (`nickname`: masked whole), and the fields that are shown, read back. */
export function readSensitiveForm(texts: Readonly<Record<string, string>>): SensitiveForm {
  const problems: Record<string, string> = {};
  const added = linesOf(texts.added).map((line): [string, SensitiveKind | undefined] => {
    const cut = line.lastIndexOf(':');
    return cut < 0 ? [line, 'other'] : [line.slice(0, cut).trim(), kindOf(line.slice(cut + 1))];
  });
  const removed = linesOf(texts.removed);
  const wrong = added.find(([field, kind]) => !isField(field) || kind === undefined);
  if (wrong) {
    problems.added = `“${wrong[0].slice(0, 80)}” cannot be used. Write a field a line, as nickname: name. Kinds: ${sensitiveKinds.join(', ')}.`;
  }
  const unreadable = removed.find((field) => !isField(field));
  if (unreadable !== undefined) {
    problems.removed = `“${unreadable.slice(0, 80)}” cannot be used. Write a field's name, or names between dots, a line.`;
  }
  if (added.length > fieldsMax) problems.added = `At most ${fieldsMax} fields.`;
  if (removed.length > fieldsMax) problems.removed = `At most ${fieldsMax} fields.`;
  const both = removed.find((field) => added.some(([one]) => one.toLowerCase() === field.toLowerCase()));
  if (both !== undefined) problems.removed ??= `“${both.slice(0, 80)}” is to be masked and shown.`;
  if (Object.keys(problems).length > 0) return { problems };
  const known = added.flatMap(([field, kind]): [string, SensitiveKind][] => (kind ? [[field, kind]] : []));
  return { changes: { added: Object.fromEntries(known), removed: [...new Set(removed)] } };
}
