import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
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
const homeRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-screen.tsx'), 'HomeScreen'),
});

export const router = createRouter({
  basepath: '/studio',
  routeTree: rootRoute.addChildren([
    setUpRoute,
    signInRoute,
    forgottenRoute,
    invitationRoute,
    resetRoute,
    studioRoute.addChildren([homeRoute]),
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
