import { z } from 'zod';

/** What the server tells the screens' process, and hears from it. */
export const screensMessages = {
  /** It answers now; who is at the other end of a request it reads from that header. */
  ready: z.object({ screens: z.literal('ready'), addressHeader: z.string() }),
  /** The server is being stopped: streams, which never end by themselves, end now. */
  stopping: z.object({ screens: z.literal('stopping') }),
  /** The server has let its running requests finish: end. */
  end: z.object({ screens: z.literal('end') }),
} as const;

/** Where the screens' process listens, told to it by the server that starts it. */
export const socketVariable = 'SCREENS_SOCKET';
