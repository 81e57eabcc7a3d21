import { earlyPressScript } from './watch-early-presses';

/** Stands first in the body: what is pressed before the scripts of the page are there waits for `PressAgain`. */
export function EarlyPressScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce}>{earlyPressScript}</script>;
}
