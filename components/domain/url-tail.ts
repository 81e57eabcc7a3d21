/** Most characters of the end that stay, so that something of the start does too. */
const tailMax = 16;

/** Pure: how many characters of a URL's end to keep: whole segments of its path, as many as fit; of a long last one, its end. */
export function urlTail(url: string): number {
  const bound = Math.min(tailMax, Math.floor(url.length * 0.7));
  const cut = url.indexOf('/', url.length - bound);
  return cut === -1 || cut === url.length - 1 ? bound : url.length - cut;
}
