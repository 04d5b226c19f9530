import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { FullPageWait, NoSuchPage } from '../components/full-page';
import { Crashed } from './crash';
import { Shell } from './shell/shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage });

const desk = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/desk/desk-page'), 'DeskPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([desk]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingComponent: FullPageWait,
  defaultErrorComponent: Crashed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
