/** A self-signed certificate for backend.test, valid for a hundred years, with its key: for servers of tests alone. */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+OOWQEwsoVjpL/gy
cnysYSxUzKIe9vABUSliwTlwViWhRANCAAQ+YnRh6QX4dWxxGr3YP/z2g0Ce7Mjj
nv7iDp2qqW1VVrHoRkOXPeffx4QQBLEsQrEi+yXmlkwNeaTlJK7mL6zW
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnjCCAUSgAwIBAgIUES0QWEkaMByjuGrNcG+GjdKn/44wCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMYmFja2VuZC50ZXN0MCAXDTI2MTEyMTAwNDEyNloYDzIxMjYx
MDI4MDA0MTI2WjAXMRUwEwYDVQQDDAxiYWNrZW5kLnRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAQ+YnRh6QX4dWxxGr3YP/z2g0Ce7Mjjnv7iDp2qqW1VVrHo
RkOXPeffx4QQBLEsQrEi+yXmlkwNeaTlJK7mL6zWo2wwajAdBgNVHQ4EFgQU2cl+
rjhJGCj0bnOPifbAVo36Nt8wHwYDVR0jBBgwFoAU2cl+rjhJGCj0bnOPifbAVo36
Nt8wDwYDVR0TAQH/BAUwAwEB/zAXBgNVHREEEDAOggxiYWNrZW5kLnRlc3QwCgYI
KoZIzj0EAwIDSAAwRQIhAI+JoDwHI1tQiTpZu0iw9+8hrDZWpX3uVRLv4tEFChiF
AiAiqDbEtLg4CcAA7QSfjT+2VJGK0Wv7mHhxrieoKq3dKQ==
-----END CERTIFICATE-----`,
} as const;
