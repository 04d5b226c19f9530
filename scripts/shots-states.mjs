// What is only seen once somebody does something: dialogs, menus, paper, and what goes wrong. `who` is a login of the demonstration.

const OFFICER = 'demo-officer';
const SECOND = 'demo-second';
const DUTY = 'demo-duty';
const COORDINATOR = 'demo-coordinator';
const CHANNELS = 'demo-channels';
const ADMIN = 'admin';

const press =
  (selector, nth = 0) =>
  (page) =>
    page.locator(selector).nth(nth).click();
const inOrder =
  (...acts) =>
  async (page) => {
    for (const act of acts) {
      await act(page);
      await page.waitForTimeout(700);
    }
  };
const tab = (nth) => (page) => page.getByRole('tab').nth(nth).click();
/** The main button of a dialog. */
const go = press('.ant-modal-footer .ant-btn-primary');
const desk = (name, path, who, act) => ({ name, path, who, act, screen: true });
const onDesks = (state) => ({ ...state, sizes: ['1440'] });

const stories = '/console/stories';
const calendar = '/console/calendar';
const draft = ({ draft }) => `/console/stories/${draft}/edit`;
const planned = ({ planned }) => `/console/publications/${planned}`;
const sent = ({ publication }) => `/console/publications/${publication}`;

export const STATES = [
  desk('menu-account', '/console/', OFFICER, press('.account > button')),
  { ...desk('menu-ways', '/console/', DUTY, press('.shell-burger')), sizes: ['390'] },
  { name: 'stories-board', path: `${stories}?as=board`, who: ADMIN },
  onDesks(desk('stories-move', `${stories}?as=board`, OFFICER, press('.move > button'))),
  desk('stories-new', stories, OFFICER, press('.page-head-acts .ant-btn-primary')),
  desk('stories-picked', stories, OFFICER, press('.stories-pick input:visible')),
  desk('stories-act', stories, OFFICER, inOrder(press('.stories-pick input:visible'), press('.bulk .ant-btn'))),
  { name: 'stories-nothing', path: `${stories}?q=没有这样的稿件`, who: OFFICER },
  { name: 'story-draft', path: ({ draft }) => `/console/stories/${draft}`, who: OFFICER },
  desk('story-void', ({ story }) => `/console/stories/${story}`, OFFICER, press('.story-acts .ant-btn-dangerous')),
  { name: 'editor-draft', path: draft, who: OFFICER },
  ...['facts', 'media', 'comments', 'revisions', 'forms'].map((name, at) =>
    onDesks(desk(`editor-${name}`, draft, OFFICER, press('.panel-tabs [role="tab"]', at + 1))),
  ),
  desk('editor-submit', draft, OFFICER, press('.editor-head .ant-btn-primary')),
  desk('review-approve', '/console/review', SECOND, inOrder(openPiece, press('.piece-buttons .ant-btn-primary'))),
  desk('review-return', '/console/review', SECOND, inOrder(openPiece, press('.piece-buttons .ant-btn-dangerous'))),
  onDesks(desk('review-keys', '/console/review', SECOND, (page) => page.keyboard.press('?'))),
  desk('sign-piece', '/console/sign', SECOND, press('.waiting a')),
  desk('sign-decide', '/console/sign', SECOND, inOrder(press('.waiting a'), press('.thumb .is-grave'))),
  desk('calendar-item', calendar, DUTY, press('.chip')),
  desk('calendar-day-moved', calendar, DUTY, press('.bar-group:last-child > .ant-btn')),
  desk('calendar-gaps', calendar, DUTY, press('.bar-group:last-child > .ant-btn', 1)),
  onDesks({ name: 'calendar-departments', path: `${calendar}?kind=department`, who: DUTY }),
  desk('live-stop', '/console/live', DUTY, press('.page-head-acts .ant-btn-dangerous')),
  desk(
    'live-stop-look',
    '/console/live',
    DUTY,
    inOrder(
      press('.page-head-acts .ant-btn-dangerous'),
      (page) => page.locator('.ant-modal textarea').first().fill('示例：等上级通稿'),
      go,
    ),
  ),
  { name: 'publication-planned', path: planned, who: DUTY },
  ...[0, 1, 2, 3].map((at) =>
    onDesks(desk(`publication-act-${at + 1}`, planned, DUTY, press('.page-head-acts .ant-btn', at))),
  ),
  desk('publication-retract', sent, DUTY, press('.change-acts .ant-btn-dangerous')),
  desk('policies-new', '/console/policies', CHANNELS, press('main .ant-btn-primary')),
  desk('policies-change', '/console/policies', CHANNELS, press('.policy-acts .ant-btn')),
  desk('policies-effect', '/console/policies', CHANNELS, inOrder(press('.policy-acts .ant-btn'), go)),
  desk(
    'policies-what-if',
    '/console/policies',
    CHANNELS,
    inOrder(press('.policy-acts .ant-btn'), press('.ant-modal-footer .ant-btn'), (page) =>
      page.locator('.what-if .day-chart, .what-if h3').first().scrollIntoViewIfNeeded(),
    ),
  ),
  desk('policies-retire', '/console/policies', CHANNELS, inOrder(press('.policy-acts .ant-btn', 1), go)),
  desk(
    'policies-blackout',
    '/console/policies',
    CHANNELS,
    inOrder(tab(2), press('[role="tabpanel"][aria-hidden="false"] .ant-btn')),
  ),
  desk('policies-day', '/console/policies', CHANNELS, inOrder(tab(3), press('.days-head .ant-btn', 2))),
  desk(
    'accounts-change',
    '/console/accounts',
    CHANNELS,
    inOrder(press('.account-row', 1), press('.account-acts .ant-btn', 1)),
  ),
  desk(
    'accounts-new',
    '/console/accounts',
    CHANNELS,
    inOrder(press('.page-head-acts button'), press('.ways button', 4)),
  ),
  desk(
    'accounts-pause',
    '/console/accounts',
    CHANNELS,
    inOrder(press('.account-row', 1), press('.account-acts .ant-btn', 2)),
  ),
  desk('admin-new-person', '/console/admin', ADMIN, press('.admin-tools .ant-btn-primary')),
  desk('admin-person', '/console/admin', ADMIN, press('.people .ant-btn', 1)),
  desk(
    'admin-disable',
    '/console/admin',
    ADMIN,
    inOrder(press('.people .ant-btn', 1), press('.person-acts .ant-btn-dangerous')),
  ),
  {
    name: 'admin-audit-checked',
    path: '/console/admin?tab=audit',
    who: ADMIN,
    act: inOrder(press('.admin-tools .ant-btn'), press('.audit summary')),
  },
  desk('admin-department', '/console/admin?tab=departments', ADMIN, press('.tree-acts .ant-btn', 2)),
  desk('admin-move', '/console/admin?tab=departments', ADMIN, press('.tree-acts .ant-btn', 4)),
  desk('admin-close', '/console/admin?tab=departments', ADMIN, press('.tree-acts .ant-btn', 5)),
  desk(
    'campaign-close',
    ({ campaign }) => `/console/campaigns/${campaign}`,
    COORDINATOR,
    press('.page-head-acts button:last-of-type'),
  ),

  // Paper
  onDesks({ name: 'print-review', path: '/console/review', who: SECOND, act: openPiece, print: true }),
  onDesks({ name: 'print-calendar', path: calendar, who: DUTY, print: true }),
  onDesks({ name: 'print-month', path: `${calendar}?view=month`, who: DUTY, print: true }),
  onDesks({ name: 'print-story', path: ({ story }) => `/console/stories/${story}`, who: OFFICER, print: true }),
  onDesks({ name: 'print-article', path: ({ article }) => article, who: null, print: true }),

  // What goes wrong
  { name: 'no-such-page', path: '/console/nowhere', who: OFFICER },
  { name: 'site-no-such-page', path: '/nowhere', who: null, isAmiss: true },
  { name: 'not-allowed', path: '/console/admin', who: OFFICER, isAmiss: true },
  {
    isAmiss: true,
    ...desk('offline', stories, OFFICER, (page) => page.context().setOffline(true)),
    after: (page) => page.context().setOffline(false),
  },
  { isAmiss: true, ...desk('session-over', stories, OFFICER, sessionOver) },
  { isAmiss: true, ...desk('not-loaded', stories, OFFICER, brokenStories) },
];

/** Of an installation that nobody has set up: its administrator has the one-time password, then one of their own. */
export const FIRST_STEPS = [
  { name: 'first-password', path: '/console/', isFirst: true },
  ...['', 'stories', 'calendar', 'live', 'campaigns', 'insights', 'policies', 'accounts', 'admin'].map((page) => ({
    name: `first-${page === '' ? 'desk' : page}`,
    path: `/console/${page}`,
  })),
  { name: 'first-site', path: '/' },
];

async function openPiece(page) {
  const piece = page.locator('.review-queue a').first();
  if ((await page.locator('.piece').count()) === 0) await piece.click();
  await page.locator('.piece').waitFor();
}

/** The next answer says that the session is over, as after a night. */
async function sessionOver(page) {
  await page.route('**/api/**', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'NOT_AUTHENTICATED',
        status: 401,
        text: { zh: '请先登录。', en: 'Please log in.' },
      }),
    }),
  );
  await page.locator('.stories-how button').last().click();
  await page.locator('.ant-modal').waitFor();
}

async function brokenStories(page) {
  await page.route('**/api/overview/stories**', (route) => route.abort());
  await page.reload();
  // Not before it has been tried again.
  await page.locator('[role="alert"]').first().waitFor();
}
