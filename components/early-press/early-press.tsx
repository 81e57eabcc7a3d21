import { PressAgain } from './press-again';
import { earlyPressScript } from './watch-early-presses';

/** A button that is pressed before the scripts of the page are there does what it does once they are. Stands first in the body. */
export function EarlyPress({ nonce }: { nonce: string | undefined }) {
  return (
    <>
      <script nonce={nonce}>{earlyPressScript}</script>
      <PressAgain />
    </>
  );
}
