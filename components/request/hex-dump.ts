const bytesPerLine = 16;

/** Pure: `bytes` as `xxd` prints them: offset, sixteen bytes in hex, and the ASCII among them. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesPerLine) {
    const line = [...bytes.subarray(at, at + bytesPerLine)];
    const hex = line.map((byte) => byte.toString(16).padStart(2, '0'));
    const ascii = line.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    const halves = [hex.slice(0, 8).join(' '), hex.slice(8).join(' ')].join('  ');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${halves.padEnd(48)}  ${ascii}`);
  }
  return lines.join('\n');
}
