import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth } from 'better-auth/plugins';
import { v7 } from 'uuid';
import type { Database } from '../db/client.ts';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface AuthOptions {
  database: Database;
  /** of the installation; better-auth gets one derived from it */
  secret: string;
  /** the address that people open, when it is known */
  publicUrl?: string | undefined;
  oidc?: OidcSettings | undefined;
}

export const authPath = '/studio/auth';
/** Carries the client's address from our server, which knows its proxies; what clients send under this name is dropped. */
export const addressHeader = 'x-yardstick-address';
export const shortestPassword = 12;
export const oidcProvider = 'oidc';

/** Sign-in by better-auth: passwords (scrypt), sessions in cookies, and an identity provider when one is configured. */
export function createAuth({ database, secret, publicUrl, oidc }: AuthOptions) {
  return betterAuth({
    appName: 'Yardstick',
    secret,
    basePath: authPath,
    ...(publicUrl && { baseURL: publicUrl }),
    trustedOrigins: async (request) => originsOf(request, publicUrl),
    database: prismaAdapter(database, { provider: 'postgresql' }),
    // Accounts come from the set-up and from invitations only.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
    },
    // A provider lets in whom we know, by an address that it has verified; it is never trusted without.
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, required: false },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      // Said outright, because the library lets them go by itself where it takes its surroundings for a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: 'yardstick',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => v7() },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: oidc
      ? [
          genericOAuth({
            config: [
              {
                providerId: oidcProvider,
                discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                clientId: oidc.clientId,
                clientSecret: oidc.clientSecret,
                scopes: ['openid', 'email', 'profile'],
                pkce: true,
                // Only who has been invited gets in: nobody is made by signing in.
                disableSignUp: true,
              },
            ],
          }),
        ]
      : [],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** The pages that may ask: those of the server itself. */
function originsOf(request: Request | undefined, publicUrl: string | undefined): string[] {
  if (publicUrl) return [new URL(publicUrl).origin];
  return request ? [new URL(request.url).origin] : [];
}
