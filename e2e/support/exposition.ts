/** One sample of the Prometheus text format. */
export interface Sample {
  name: string;
  labels: Readonly<Record<string, string>>;
  value: number;
}

const nameText = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/g;
const sampleLine = new RegExp(`^(${nameText})(?:\\{(${label.source}(?:,${label.source})*)\\})? (\\S+)$`);
const headLine = new RegExp(`^# (HELP|TYPE) (${nameText}) (.*)$`);

function numberOf(text: string): number {
  if (/^[+-]?Inf$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const value = Number(text);
  if (text !== 'NaN' && Number.isNaN(value)) throw new Error(`No number: ${text}`);
  return value;
}

/**
 * Reads the Prometheus text format (version 0.0.4) as strictly as its specification: throws at a line that is none, at a family
 * that is declared twice or whose samples do not stand together, and at a sample that is there twice.
 */
export function parseExposition(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const declared = new Map<string, string>();
  const seen = new Set<string>();
  const samples: Sample[] = [];
  let family = '';
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const head = headLine.exec(line);
    if (head) {
      const [, kind, name = '', rest = ''] = head;
      if (kind === 'HELP') family = name;
      if (kind === 'HELP' ? declared.has(name) : family !== name) throw new Error(`Out of place: ${line}`);
      declared.set(name, kind === 'TYPE' ? rest : '');
      continue;
    }
    const match = sampleLine.exec(line);
    if (!match) throw new Error(`Not a line of the format: ${line}`);
    const name = match[1] ?? '';
    const suffixes = declared.get(family) === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    if (!suffixes.some((suffix) => name === family + suffix)) throw new Error(`Outside of its family: ${line}`);
    const labels = Object.fromEntries(
      [...(match[2] ?? '').matchAll(label)].map(([, key = '', value = '']) => [key, value]),
    );
    const identity = JSON.stringify([name, Object.entries(labels).sort()]);
    if (seen.has(identity)) throw new Error(`There twice: ${line}`);
    seen.add(identity);
    samples.push({ name, labels, value: numberOf(match.at(-1) ?? '') });
  }
  return samples;
}

/** Sum of the samples of `name` whose labels include `labels`; null where there is none. */
export function sampleValue(
  samples: readonly Sample[],
  name: string,
  labels: Record<string, string> = {},
): number | null {
  const found = samples.filter(
    (sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  );
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}
