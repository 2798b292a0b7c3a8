import path from 'node:path';
import { z } from 'zod';
import type { OidcSettings } from './auth/create-auth.ts';
import type { MailSettings } from './mail/create-mailer.ts';

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  /** the name or address to listen on; `localhost` means this machine only */
  HOST: z.string().min(1).default('localhost'),
  /** where everything that is written is kept, when no DATABASE_URL says otherwise; by default at the top of the repository */
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  /** makes attempt tokens; the same for all copies of one installation, at least 32 characters */
  YARDSTICK_SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** GraphQL requests that one address may send in a minute; 0 turns the limit off */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(30_000),
  /** how many reverse proxies stand in front, so that the client's address can be told */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** the address that people open, such as `https://yardstick.example.org`; needed to mail links */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `smtps://user:password@host`; without it, links are shown to administrators */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** an identity provider that speaks OpenID Connect */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** do background work in this process: scheduled releases, webhooks, tidying up */
  WORKER: z.enum(['on', 'off']).default('on'),
  /** let webhooks go to addresses of the local network */
  WEBHOOK_PRIVATE_ADDRESSES: z.enum(['on', 'off']).default('off'),
  /** import the first content when the database holds none */
  SEED: z.enum(['auto', 'off']).default('auto'),
});

const defaultDataDir = path.resolve(import.meta.dirname, '../../../.data');

export interface Environment {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  secret: string | undefined;
  logLevel: z.infer<typeof environmentSchema>['LOG_LEVEL'];
  rateLimitPerMinute: number;
  trustedProxies: number;
  seed: 'auto' | 'off';
  worker: boolean;
  privateAddresses: boolean;
  publicUrl: string | undefined;
  mail: MailSettings | undefined;
  oidc: OidcSettings | undefined;
}

/** A setting that cannot be used; the message names each one and what it takes. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}

/** Reads the settings, by name, or throws an EnvironmentProblem. The only reader of `process.env`. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  // An empty variable (`PORT= pnpm start`, an unset line of a compose file) means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new EnvironmentProblem(`The environment has settings that cannot be used:\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR ? resolveGiven(settings.DATA_DIR, source) : defaultDataDir,
    databaseUrl: settings.DATABASE_URL,
    secret: settings.YARDSTICK_SECRET,
    logLevel: settings.LOG_LEVEL,
    rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
    trustedProxies: settings.TRUSTED_PROXIES,
    seed: settings.SEED,
    worker: settings.WORKER === 'on',
    privateAddresses: settings.WEBHOOK_PRIVATE_ADDRESSES === 'on',
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, ''),
    mail: mailOf(settings),
    oidc: oidcOf(settings),
  };
}

type Settings = z.infer<typeof environmentSchema>;

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Settings): MailSettings | undefined {
  if (!smtpUrl && !from) return undefined;
  if (smtpUrl && from) return { smtpUrl, from };
  throw new EnvironmentProblem('Mail needs both SMTP_URL and MAIL_FROM.');
}

function oidcOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
}: Settings): OidcSettings | undefined {
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret };
  throw new EnvironmentProblem('An identity provider needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.');
}

/** A path as the person meant it who gave it: pnpm runs scripts in the package's folder and keeps theirs in INIT_CWD. */
export function resolveGiven(given: string, source: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(source.INIT_CWD ?? process.cwd(), given);
}
