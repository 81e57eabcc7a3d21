import type { IncomingMessage, ServerResponse } from 'node:http';
import { type PassedOn, type PassOnTarget, passOn } from '@/lib/platform/http/pass-on';
import type { Arrival } from './arrival';
import { answerAway, isSafe } from './screens-away';

/**
 * Asks the screens, and waits for them for `patienceMs` in all where they are away. What none of them had taken is asked again of the
 * next ones; what they had is not, for it may be what ended them. Always answers, unless the client has gone.
 */
export async function askScreens(
  screens: Arrival<PassOnTarget>,
  patienceMs: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const untilMs = performance.now() + patienceMs;
  let asked: PassOnTarget | null = null;
  let became: PassedOn = 'unreached';
  do {
    const next: PassOnTarget | null = await screens.otherThan(asked, untilMs - performance.now(), response);
    if (next === null) break;
    asked = next;
    became = await passOn(request, response, next);
  } while (became === 'unreached' && isSafe(request));
  if (became !== 'answered') answerAway(request, response, became);
}
