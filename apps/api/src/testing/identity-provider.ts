import { createSign, generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** An identity provider that vouches for whom the test says: discovery, keys and signed tokens of OpenID Connect. */
export async function startIdentityProvider(clientId: string) {
  let claims: Record<string, unknown> = {};
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
  const idToken = (issuer: string) => {
    const now = Math.floor(Date.now() / 1000);
    const signed = `${encode({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encode({ iss: issuer, aud: clientId, iat: now, exp: now + 60, ...claims })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };
  const server = http.createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answers: Record<string, () => object> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
      '/keys': () => ({ keys: [key] }),
      '/token': () => ({ access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: idToken(issuer) }),
      '/userinfo': () => claims,
    };
    const answer = answers[request.url?.split('?')[0] ?? ''];
    response
      .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer?.() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    vouchFor: (said: Record<string, unknown>) => {
      claims = said;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
