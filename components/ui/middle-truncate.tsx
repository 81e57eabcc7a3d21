/** What `.cut` of app/rows.css leaves room for by itself. */
const usualTail = 6;

/**
 * Text that gives up its middle when there is no room: the start shrinks, the last `tail` characters stay. For mono type. It
 * is all there for searching and copying, in one line and without a gap, because only CSS hides it.
 */
export function MiddleTruncate({ text, tail = usualTail }: { text: string; tail?: number }) {
  const characters = [...text];
  const cut = Math.max(0, characters.length - tail);
  return (
    <span className="cut">
      {/* Inline blocks, not flex items: between those a browser copies a line break. */}
      {cut > 0 && (
        <span style={tail === usualTail ? undefined : { maxWidth: `calc(100% - ${tail}ch + 0.5px)` }}>
          {characters.slice(0, cut).join('')}
        </span>
      )}
      {characters.slice(cut).join('')}
    </span>
  );
}
