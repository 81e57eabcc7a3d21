/** Why the sign-in service led to no session. Which words say it: `web/sign-in-errors`. */
export const oidcRefusals = [
  /** This browser began no sign-in, or too long ago. */
  'oidc_expired',
  /** The person, or the service for them, said no. */
  'oidc_cancelled',
  /** The answer does not prove what it says. */
  'oidc_untrusted',
  /** It was to ask its person anew, and does not prove that it did. */
  'oidc_not_anew',
  /** The service does not answer. */
  'oidc_away',
  /** Nobody here is linked to this person, and the service verified no e-mail to find them by. */
  'oidc_unverified',
  /** Nobody invited this e-mail. */
  'oidc_unknown',
  /** The e-mail belongs to somebody who is another person at the service. */
  'oidc_taken',
  'oidc_disabled',
  /** No value of the role claim gives a role. */
  'oidc_no_role',
] as const;
export type OidcRefusal = (typeof oidcRefusals)[number];
