import type { Viewer } from '../auth/viewer.ts';
import { type InstallationLocales, readInstallation } from '../modules/installation/read-installation.ts';
import type { RequestContext } from './context.ts';

/** What every resolver of the studio gets for one request. */
export interface StudioContext extends RequestContext {
  /** who asks; null for nobody */
  viewer: Viewer | null;
  /** the locales of this installation, read once a request */
  installation: () => Promise<InstallationLocales>;
}

export function studioContext(base: RequestContext, viewer: Viewer | null): StudioContext {
  let read: Promise<InstallationLocales> | undefined;
  return {
    ...base,
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
