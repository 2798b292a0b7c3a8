import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { readInsightSearch } from '../features/insights/insight-search.ts';
import { NotFoundScreen } from './not-found-screen.tsx';
import { SignedIn } from './signed-in.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen });

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  component: lazyRouteComponent(() => import('../features/entrance/set-up-screen.tsx'), 'SetUpScreen'),
});
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/entrance/sign-in-screen.tsx'), 'SignInScreen'),
});
const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('../features/entrance/forgotten-screen.tsx'), 'ForgottenScreen'),
});
const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../features/entrance/invitation-screen.tsx'), 'InvitationScreen'),
});
const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyRouteComponent(() => import('../features/entrance/reset-screen.tsx'), 'ResetScreen'),
});

const studioRoute = createRoute({ getParentRoute: () => rootRoute, id: 'studio', component: SignedIn });

/** What an address may say: which view of a document, what a list shows, whether something new is begun. */
interface Search {
  view?: string;
  new?: boolean;
  text?: string;
  bank?: string;
  competency?: string;
  type?: string;
  state?: string;
  order?: string;
  columns?: string;
  assessment?: string;
}

/** What somebody wrote into an address as it is, such as `text=360`, comes as a number. */
const asText = (value: unknown) => (value === undefined || value === null ? '' : String(value));

function readSearch(search: Record<string, unknown>): Search {
  const read: Search = { ...(search.new === true ? { new: true } : {}) };
  for (const name of [
    'view',
    'text',
    'bank',
    'competency',
    'type',
    'state',
    'order',
    'columns',
    'assessment',
  ] as const) {
    const text = asText(search[name]);
    if (text) read[name] = text;
  }
  return read;
}

const inStudio = { getParentRoute: () => studioRoute, validateSearch: readSearch } as const;

const homeRoute = createRoute({
  ...inStudio,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-screen.tsx'), 'HomeScreen'),
});
const questionsRoute = createRoute({
  ...inStudio,
  path: '/questions',
  component: lazyRouteComponent(() => import('../features/questions/questions-screen.tsx'), 'QuestionsScreen'),
});
const questionRoute = createRoute({
  ...inStudio,
  path: '/questions/$bank/$question',
  component: lazyRouteComponent(() => import('../features/questions/question-screen.tsx'), 'QuestionScreen'),
});
const assessmentsRoute = createRoute({
  ...inStudio,
  path: '/assessments',
  component: lazyRouteComponent(() => import('../features/assessments/assessments-screen.tsx'), 'AssessmentsScreen'),
});
const assessmentRoute = createRoute({
  ...inStudio,
  path: '/assessments/$slug',
  component: lazyRouteComponent(() => import('../features/assessments/assessment-screen.tsx'), 'AssessmentScreen'),
});
const guidesRoute = createRoute({
  ...inStudio,
  path: '/guides',
  component: lazyRouteComponent(() => import('../features/guides/guides-screen.tsx'), 'GuidesScreen'),
});
const guideRoute = createRoute({
  ...inStudio,
  path: '/guides/$slug',
  component: lazyRouteComponent(() => import('../features/guides/guide-screen.tsx'), 'GuideScreen'),
});
const frameworksRoute = createRoute({
  ...inStudio,
  path: '/frameworks',
  component: lazyRouteComponent(() => import('../features/frameworks/frameworks-screen.tsx'), 'FrameworksScreen'),
});
const frameworkRoute = createRoute({
  ...inStudio,
  path: '/frameworks/$slug',
  component: lazyRouteComponent(() => import('../features/frameworks/framework-screen.tsx'), 'FrameworkScreen'),
});
const bankRoute = createRoute({
  ...inStudio,
  path: '/banks/$slug',
  component: lazyRouteComponent(() => import('../features/frameworks/bank-screen.tsx'), 'BankScreen'),
});
const reviewsRoute = createRoute({
  ...inStudio,
  path: '/reviews',
  component: lazyRouteComponent(() => import('../features/releases/reviews-screen.tsx'), 'ReviewsScreen'),
});
const releasesRoute = createRoute({
  ...inStudio,
  path: '/releases',
  component: lazyRouteComponent(() => import('../features/releases/releases-screen.tsx'), 'ReleasesScreen'),
});
const releaseRoute = createRoute({
  ...inStudio,
  path: '/releases/$id',
  component: lazyRouteComponent(() => import('./release-route.tsx'), 'ReleaseRoute'),
});
const insightsRoute = createRoute({
  ...inStudio,
  path: '/insights',
  component: lazyRouteComponent(() => import('../features/insights/insights-screen.tsx'), 'InsightsScreen'),
});
const insightRoute = createRoute({
  getParentRoute: () => studioRoute,
  validateSearch: readInsightSearch,
  path: '/insights/$slug',
  component: lazyRouteComponent(() => import('../features/insights/insight-screen.tsx'), 'InsightScreen'),
});
const attemptsRoute = createRoute({
  ...inStudio,
  path: '/attempts',
  component: lazyRouteComponent(() => import('../features/attempts/attempts-screen.tsx'), 'AttemptsScreen'),
});
const peopleRoute = createRoute({
  ...inStudio,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/administration/people-screen.tsx'), 'PeopleScreen'),
});
const apiKeysRoute = createRoute({
  ...inStudio,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../features/administration/api-keys-screen.tsx'), 'ApiKeysScreen'),
});
const webhooksRoute = createRoute({
  ...inStudio,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../features/administration/webhooks-screen.tsx'), 'WebhooksScreen'),
});
const auditRoute = createRoute({
  ...inStudio,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/administration/audit-screen.tsx'), 'AuditScreen'),
});
const settingsRoute = createRoute({
  ...inStudio,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/administration/settings-screen.tsx'), 'SettingsScreen'),
});
const accountRoute = createRoute({
  ...inStudio,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/administration/account-screen.tsx'), 'AccountScreen'),
});

export const router = createRouter({
  basepath: '/studio',
  routeTree: rootRoute.addChildren([
    setUpRoute,
    signInRoute,
    forgottenRoute,
    invitationRoute,
    resetRoute,
    studioRoute.addChildren([
      homeRoute,
      questionsRoute,
      questionRoute,
      assessmentsRoute,
      assessmentRoute,
      guidesRoute,
      guideRoute,
      frameworksRoute,
      frameworkRoute,
      bankRoute,
      reviewsRoute,
      releasesRoute,
      releaseRoute,
      insightsRoute,
      insightRoute,
      attemptsRoute,
      peopleRoute,
      apiKeysRoute,
      webhooksRoute,
      auditRoute,
      settingsRoute,
      accountRoute,
    ]),
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
