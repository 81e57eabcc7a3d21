import { type BodyText, bodyText } from '@/lib/providers/mask-bytes';

/** Bytes of a body as a page shows them. */
export interface ShownBody extends BodyText {
  bytes: Buffer;
}

/** Pure: a body given as base64. What somebody may not see is masked in it already: verbs answer nothing else. */
export function shownBody(base64: string): ShownBody {
  const bytes = Buffer.from(base64, 'base64');
  return { ...bodyText(bytes), bytes };
}
