import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { HomePage } from './home-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageFailed } from './page-failed.tsx';
import { RootLayout } from './root-layout.tsx';
import { SiteLayout } from './site-layout.tsx';

const rootRoute = createRootRoute({ component: RootLayout });
const siteRoute = createRoute({ getParentRoute: () => rootRoute, id: 'site', component: SiteLayout });

const homeRoute = createRoute({ getParentRoute: () => siteRoute, path: '/', component: HomePage });

const guideListRoute = createRoute({
  getParentRoute: () => siteRoute,
  path: '/guides',
  component: lazyRouteComponent(() => import('../features/guides/guide-list-page.tsx'), 'GuideListPage'),
});

const guideRoute = createRoute({
  getParentRoute: () => siteRoute,
  path: '/guides/$slug',
  component: lazyRouteComponent(() => import('../features/guides/guide-page.tsx'), 'GuidePage'),
});

const assessmentRoute = createRoute({
  getParentRoute: () => siteRoute,
  path: '/assessments/$slug',
  component: lazyRouteComponent(() => import('../features/assessment/assessment-page.tsx'), 'AssessmentPage'),
});

const takeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$slug/take',
  /** at: the number of a question, or "finish" */
  validateSearch: (search: Record<string, unknown>): { at?: number | 'finish' } => {
    if (search.at === 'finish') return { at: 'finish' };
    const number = Number(search.at);
    return Number.isInteger(number) && number > 0 ? { at: number } : {};
  },
  component: lazyRouteComponent(() => import('../features/taking/take-page.tsx'), 'TakePage'),
});

const resultRoute = createRoute({
  getParentRoute: () => siteRoute,
  path: '/result',
  /** profile: id of a role profile */
  validateSearch: (search: Record<string, unknown>): { profile?: string } =>
    typeof search.profile === 'string' ? { profile: search.profile } : {},
  component: lazyRouteComponent(() => import('../features/result/result-page.tsx'), 'ResultPage'),
});

const notFoundRoute = createRoute({ getParentRoute: () => siteRoute, path: '$', component: NotFoundPage });

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    siteRoute.addChildren([homeRoute, guideListRoute, guideRoute, assessmentRoute, resultRoute, notFoundRoute]),
    takeRoute,
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
