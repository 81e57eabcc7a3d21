import { maskedValue, maskValue } from './mask-value';
import type { Sensitivity } from './sensitive';

/** `<name>`, with or without a prefix and attributes. */
const openTag = /<(?:[\w.-]{1,100}:)?([\w.-]{1,100})(?:\s[^<>]*)?>/g;
const words = /[^<]+/y;
const cdata = { open: '<![CDATA[', close: ']]>' } as const;

/** What stands from `at` to the next tag, CDATA as what it says, and where it ends; where CDATA does not end, all that follows. */
function valueAt(text: string, at: number): { value: string; end: number } {
  let value = '';
  let end = at;
  for (;;) {
    words.lastIndex = end;
    const said = words.exec(text)?.[0];
    if (said !== undefined) {
      value += said;
      end += said.length;
    } else if (text.startsWith(cdata.open, end)) {
      const from = end + cdata.open.length;
      const close = text.indexOf(cdata.close, from);
      value += text.slice(from, close < 0 ? text.length : close);
      end = close < 0 ? text.length : close + cdata.close.length;
    } else return { value, end };
  }
}

/**
 * Pure: `text` with what stands between a sensitive `<name>` and the next tag masked, all else as it came; CDATA there goes with what it
 * says. What breaks off, or goes on with another tag, is masked whole. Each character is looked at once.
 */
export function maskTags(text: string, sensitivity: Sensitivity): string {
  let masked = '';
  let written = 0;
  openTag.lastIndex = 0;
  for (let tag = openTag.exec(text); tag !== null; tag = openTag.exec(text)) {
    const { kind } = sensitivity.root.at(tag[1] ?? '');
    if (!kind) continue;
    const at = openTag.lastIndex;
    const { value, end } = valueAt(text, at);
    openTag.lastIndex = end;
    if (value.trim() === '') continue;
    masked += text.slice(written, at) + (text.startsWith('</', end) ? maskValue(kind, value) : maskedValue);
    written = end;
  }
  return masked + text.slice(written);
}
