import { hexDump } from './hex-dump';

/** A page of hex is read by eye: beyond this the dump is longer than anyone reads, and the text view has it all. */
const hexBytesMax = 16 * 1024;

const grouped = new Intl.NumberFormat('en');

/** The bytes of a body as hex with their ASCII beside; the first 16 KiB, and it says so. */
export function HexBody({ bytes }: { bytes: Uint8Array }) {
  if (bytes.length === 0) return <p className="rounded-md border px-3 py-4 text-muted text-sm">The body is empty.</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section aria-label="Body in hex" tabIndex={0} className="max-h-[70dvh] overflow-auto rounded-md border">
        <pre className="px-3 py-2 font-mono text-xs">{hexDump(bytes.subarray(0, hexBytesMax))}</pre>
      </section>
      {bytes.length > hexBytesMax && (
        <p className="text-muted text-sm">
          The first {grouped.format(hexBytesMax)} of {grouped.format(bytes.length)} bytes; the text view has all.
        </p>
      )}
    </>
  );
}
