/** How a session was opened: with a password of this console, or by the sign-in service (OpenID Connect). */
export const signInWays = ['password', 'oidc'] as const;
export type SignInWay = (typeof signInWays)[number];
