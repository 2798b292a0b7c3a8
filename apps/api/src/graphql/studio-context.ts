import type { Auth } from '../auth/create-auth.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { SendMail } from '../mail/create-mailer.ts';
import { type InstallationLocales, readInstallation } from '../modules/installation/read-installation.ts';
import type { RequestContext } from './context.ts';

/** What every resolver of the studio gets for one request. */
export interface StudioContext extends RequestContext {
  /** hashes and checks passwords */
  auth: Auth;
  /** null when no mail server is configured */
  sendMail: SendMail | null;
  /** the address that people open, when it is known: only then links can be mailed */
  publicUrl: string | undefined;
  hasOidc: boolean;
  /** whether webhooks may go to addresses of the local network */
  privateAddresses: boolean;
  /** who asks; null for nobody */
  viewer: Viewer | null;
  /** the locales of this installation, read once a request */
  installation: () => Promise<InstallationLocales>;
}

/** What the studio needs beyond the database, the same for all requests. */
export type StudioServices = Pick<StudioContext, 'auth' | 'sendMail' | 'publicUrl' | 'hasOidc' | 'privateAddresses'>;

export function studioContext(base: RequestContext, services: StudioServices, viewer: Viewer | null): StudioContext {
  let read: Promise<InstallationLocales> | undefined;
  return {
    ...base,
    ...services,
    viewer,
    installation: () => {
      read ??= readInstallation(base.database);
      return read;
    },
  };
}

/** The viewer of a field whose scopes have let somebody in. */
export function viewerOf({ viewer }: StudioContext): Viewer {
  if (!viewer) throw new Error('a field without scopes was resolved for nobody');
  return viewer;
}
