import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { FullPageWait, NoSuchPage } from '../components/full-page';
import { storyFiltersOf } from '../features/stories/story-filters.rules';
import { Crashed } from './crash';
import { late } from '../lib/late/late';
import { Shell } from './shell/shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage });

const desk = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => late(() => import('../features/desk/desk-page')), 'DeskPage'),
});

const stories = createRoute({
  getParentRoute: () => root,
  path: '/stories',
  validateSearch: storyFiltersOf,
  component: lazyRouteComponent(() => late(() => import('../features/stories/stories-page')), 'StoriesPage'),
});

const story = createRoute({
  getParentRoute: () => root,
  path: '/stories/$id',
  component: lazyRouteComponent(() => late(() => import('../features/stories/story-page')), 'StoryPage'),
});
// One page for the queue and every piece: it stays, with what it has to say, while pieces come and go.
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => late(() => import('../features/review/review-page')), 'ReviewPage'),
});
const reviewQueue = createRoute({ getParentRoute: () => review, path: '/' });
const reviewPiece = createRoute({ getParentRoute: () => review, path: '/$storyId' });

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: lazyRouteComponent(() => late(() => import('../features/calendar/calendar-page')), 'CalendarPage'),
});

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  component: lazyRouteComponent(() => late(() => import('../features/campaigns/campaigns-page')), 'CampaignsPage'),
});
const newCampaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/new',
  component: lazyRouteComponent(() => late(() => import('../features/campaigns/new-campaign-page')), 'NewCampaignPage'),
});
const notice = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/notices/$id',
  component: lazyRouteComponent(() => late(() => import('../features/campaigns/notice-page')), 'NoticePage'),
});
const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$id',
  component: lazyRouteComponent(() => late(() => import('../features/campaigns/campaign-page')), 'CampaignPage'),
});
const editCampaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$id/edit',
  component: lazyRouteComponent(
    () => late(() => import('../features/campaigns/edit-campaign-page')),
    'EditCampaignPage',
  ),
});

const insights = createRoute({
  getParentRoute: () => root,
  path: '/insights',
  component: lazyRouteComponent(() => late(() => import('../features/insights/insights-page')), 'InsightsPage'),
});

const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  component: lazyRouteComponent(() => late(() => import('../features/live/live-page')), 'LivePage'),
});

const publication = createRoute({
  getParentRoute: () => root,
  path: '/publications/$id',
  component: lazyRouteComponent(() => late(() => import('../features/live/publication-page')), 'PublicationPage'),
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  component: lazyRouteComponent(() => late(() => import('../features/hand/tasks-page')), 'TasksPage'),
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$id',
  component: lazyRouteComponent(() => late(() => import('../features/hand/task-page')), 'TaskPage'),
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: ({ id }: Record<string, unknown>): { id?: string | undefined } =>
    typeof id === 'string' ? { id } : {},
  component: lazyRouteComponent(() => late(() => import('../features/accounts/accounts-page')), 'AccountsPage'),
});

const policies = createRoute({
  getParentRoute: () => root,
  path: '/policies',
  component: lazyRouteComponent(() => late(() => import('../features/policies/policies-page')), 'PoliciesPage'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: string | undefined } =>
    typeof tab === 'string' ? { tab } : {},
  component: lazyRouteComponent(() => late(() => import('../features/admin/admin-page')), 'AdminPage'),
});

const editor = createRoute({
  getParentRoute: () => root,
  path: '/stories/$id/edit',
  component: lazyRouteComponent(() => late(() => import('../features/editor/editor-page')), 'EditorPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    desk,
    stories,
    story,
    review.addChildren([reviewQueue, reviewPiece]),
    calendar,
    campaigns,
    newCampaign,
    notice,
    campaign,
    editCampaign,
    insights,
    live,
    publication,
    tasks,
    task,
    accounts,
    policies,
    admin,
    editor,
  ]),
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
