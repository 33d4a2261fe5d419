// A certified OpenID provider on this machine, with the staff of Arroyo Vista: two issuers with the same keys, so that
// nothing but "iss" tells their tokens apart. Prints the address of each on a line of its own.
// Usage: node sign-in-provider.mjs SECONDS, the life of an access token.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// The package is where this is started, not where this file is.
const packages = createRequire(pathToFileURL(`${process.cwd()}/`));
const { Provider } = await import(pathToFileURL(packages.resolve('oidc-provider')));

const seconds = Number(process.argv[2]);
const roles = { 'writer-one': ['writer'], 'chief-one': ['writer', 'administrator'] };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };

// Public clients as docs/deploy.md wants them: no secret, so PKCE; a loopback address on any port (RFC 8252).
const client = (id) => ({
  client_id: id,
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  redirect_uris: ['http://127.0.0.1/signed-in'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
});

// The commands name no API, so each client has one by default; its tokens are JWTs.
const apis = {
  'belfry-commands': 'https://belfry.arroyovista.example',
  'parks-commands': 'https://parks.arroyovista.example',
};
const audiences = {
  'https://belfry.arroyovista.example': 'belfry',
  'https://parks.arroyovista.example': 'parks',
};

const configuration = {
  clients: Object.keys(apis).map(client),
  jwks: { keys: [key] },
  cookies: { keys: ['only-for-a-minute-on-this-machine'] },
  findAccount: (_, id) => (id in roles ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
  extraTokenClaims: (_, token) => ({ roles: roles[token.accountId] ?? [] }),
  ttl: { AccessToken: seconds, IdToken: 60, RefreshToken: 600, Grant: 600, Session: 600, Interaction: 600 },
  features: {
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_, of) => apis[of.clientId],
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => ({
        scope: '',
        audience: audiences[resource],
        accessTokenTTL: seconds,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
};

async function open() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, configuration);
  provider.on('server_error', (_, fault) => console.error(fault));
  provider.on('authorization.error', (_, fault) => console.error(`refused: ${fault.error_description ?? fault}`));
  provider.on('grant.error', (_, fault) => console.error(`no token: ${fault.error_detail ?? fault}`));
  provider.on('grant.success', (ctx) => console.error(`token by ${ctx.oidc.params.grant_type}`));
  provider.on('grant.revoked', () => console.error('revoked'));
  server.on('request', provider.callback());
  console.log(provider.issuer);
}

await open();
await open();
