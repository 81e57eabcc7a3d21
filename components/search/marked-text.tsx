import { markHits } from '@/components/payload/payload-search';

export interface MarkedTextProps {
  text: string;
  /** What was searched, found in any case. */
  searched: string;
}

/** Around a hit in a value that is longer than a line. */
const beforeMax = 24;
const charsMax = 160;

/** Pure: `text`, from shortly before where `searched` stands in it. */
export function excerpt(text: string, searched: string): string {
  if (text.length <= charsMax) return text;
  const at = text.toLowerCase().indexOf(searched.toLowerCase());
  const from = at <= beforeMax ? 0 : at - beforeMax;
  const end = Math.max(from + charsMax, at + searched.length);
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}

/** A value with what was searched marked in it. */
export function MarkedText({ text, searched }: MarkedTextProps) {
  let at = 0;
  return markHits(excerpt(text, searched), searched).map((part) => {
    const key = at;
    at += part.text.length;
    if (!part.hit) return part.text;
    return (
      <mark key={key} className="rounded-sm bg-amber-soft text-inherit outline outline-amber-solid">
        {part.text}
      </mark>
    );
  });
}
