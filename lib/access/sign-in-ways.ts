import { z } from 'zod';

/** How a session was opened: with a password of this console, or by the sign-in service (OpenID Connect). */
export const signInWays = ['password', 'oidc'] as const;
export type SignInWay = (typeof signInWays)[number];

/** As it stands in a row. */
export const signInWaySchema = z.enum(signInWays);
