import type { Action } from '../../../src/identity/access.rules.js';
import type { AccessScene } from './access-scene.js';

/**
 * Who may call a route, about something of a department:
 * - an action: whoever is allowed it there; several: whoever is allowed one of them
 * - `anybody`: whoever is logged in, for it is about themselves or about nobody
 * - `open`: the world, with its own proof (a password, a signature, a state)
 * - `hidden`: none of the callers: it is not there, or a person's own
 */
export type Rule = Action | readonly Action[] | 'anybody' | 'open' | 'hidden';

export interface Row {
  rule: Rule;
  /** Whose it is, where not the home department's: the whole house's, or nobody's: then the right may be held anywhere. */
  of?: 'root' | 'any';
  /** A body that is sound, so that it is the right that decides; what it asks may well be impossible afterwards. */
  body?: (scene: AccessScene) => unknown;
  /** Query string. */
  query?: (scene: AccessScene) => string;
  /** A list is answered to everybody: it shows this only to those whom the rule allows. (A list without it is empty here.) */
  shows?: (scene: AccessScene) => string;
  /** It binds all below: whoever has the right there sees it, too. */
  binds?: true;
  /** Puts back what an allowed call took away. */
  again?: (scene: AccessScene) => Promise<void>;
}

const only = (rule: Rule, more: Omit<Row, 'rule'> = {}): Row => ({ rule, ...more });
const REASON = { reason: '示例理由' };
const DOC = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '示例' }] }] };
const PAST = { name: '示例', startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-01-02T00:00:00Z', mode: 'shift' };
const POLICY = { name: '示例', rules: [{ type: 'minGap', gap: 'PT1S' }] };
const inHome = ({ home }: AccessScene) => ({ departmentId: home });
/** Nobody's version: the change itself is refused. */
const STALE = 999_999;
const days = (): unknown => ({ days: [{ date: '2026-10-10', class: 'workday' }] });
const reason = (): unknown => REASON;
const note = (): unknown => ({ note: '示例说明' });
const confirmed = ({ home }: AccessScene): unknown => ({ departmentId: home, confirm: 'x' });

/** Every route of the API with the right it asks for. What stands here is meant; a route that is missing fails the test. */
export const TABLE: Readonly<Record<string, Row>> = {
  'GET /api/accounts': only('account.read', { shows: ({ account }) => account }),
  'GET /api/account-forms': only('anybody'),
  'POST /api/accounts': only('account.administer', {
    body: ({ home }) => ({ departmentId: home, channel: 'web', name: '示例' }),
  }),
  'GET /api/accounts/{id}': only('account.read'),
  'GET /api/accounts/{id}/health': only('account.read'),
  'PATCH /api/accounts/{id}': only('account.administer', { body: () => ({ name: '示例' }) }),
  'POST /api/accounts/{id}/pause': only('account.administer'),
  'POST /api/accounts/{id}/resume': only('account.administer'),
  'POST /api/accounts/{id}/test': only('account.administer'),
  'POST /api/accounts/{id}/webhook-secret': only('account.administer', { body: () => ({}) }),
  'POST /api/accounts/{id}/weibo-authorization': only('account.administer'),
  'POST /api/weibo/authorizations': only('account.administer', {
    body: ({ home }) => ({ departmentId: home, name: '示例', settings: {}, credentials: {} }),
  }),
  'GET /api/webhook-dead-letters': only('anybody'),

  'GET /api/audit': only('audit.read', { of: 'root' }),
  'GET /api/audit/export.xlsx': only('audit.read', { of: 'root' }),
  'POST /api/audit/verification': only('audit.read', { of: 'root' }),

  'GET /api/demonstration': only('anybody'),
  'POST /api/demonstration/leave': only('department.administer', {
    of: 'root',
    body: () => ({ shown: '0'.repeat(64) }),
  }),

  'GET /api/blackouts': only('policy.read', { shows: ({ blackout }) => blackout }),
  'POST /api/blackouts': only('policy.administer', { body: ({ home }) => ({ ...PAST, departmentId: home }) }),
  'POST /api/blackouts/preview': only('policy.administer', { body: ({ home }) => ({ ...PAST, departmentId: home }) }),
  'DELETE /api/blackouts/{id}': only('policy.administer', { again: (scene) => scene.plantRules() }),
  'POST /api/blackouts/{id}/removal-preview': only('policy.administer'),
  'GET /api/throttle-policies': only('policy.read', { shows: ({ policy }) => policy }),
  'POST /api/throttle-policies': only('policy.administer', { body: (scene) => ({ ...POLICY, ...inHome(scene) }) }),
  'POST /api/throttle-policies/preview': only('policy.administer', {
    body: (scene) => ({ ...POLICY, ...inHome(scene) }),
  }),
  'PUT /api/throttle-policies/{id}': only('policy.administer', {
    body: (scene) => ({ ...POLICY, ...inHome(scene), version: STALE }),
  }),
  'DELETE /api/throttle-policies/{id}': only('policy.administer', { again: (scene) => scene.plantRules() }),
  'POST /api/throttle-policies/{id}/preview': only('policy.administer', {
    body: (scene) => ({ ...POLICY, ...inHome(scene) }),
  }),
  'POST /api/throttle-policies/{id}/removal-preview': only('policy.administer'),
  'GET /api/fair-weights': only('policy.read', { shows: ({ home }) => home }),
  'PUT /api/fair-weights/{departmentId}': only('policy.administer', { of: 'root', body: () => ({ weight: 2 }) }),

  'GET /api/callbacks/wechat/{accountId}': only('open'),
  'POST /api/callbacks/wechat/{accountId}': only('open'),
  'POST /api/callbacks/webhook/{accountId}': only('open'),
  'GET /api/weibo/authorizations/callback': only('open'),
  'GET /healthz': only('open'),
  'GET /readyz': only('open'),
  'GET /metrics': only('open'),

  'GET /api/campaigns': only('campaign.read', { shows: ({ campaign }) => campaign }),
  'POST /api/campaigns': only('campaign.write', { body: (scene) => ({ title: '示例', ...inHome(scene) }) }),
  'GET /api/campaigns/{id}': only('campaign.read'),
  'PATCH /api/campaigns/{id}': only('campaign.write', { body: () => ({ version: STALE, title: '示例' }) }),
  'GET /api/campaigns/{id}/coverage': only('campaign.read'),
  'GET /api/campaigns/{id}/export.zip': only('campaign.read'),
  'GET /api/notices': only('campaign.write', { shows: ({ notice }) => notice }),
  'POST /api/notices': only('campaign.write', { body: (scene) => ({ ...inHome(scene), text: '示例' }) }),
  'GET /api/notices/{id}': only('campaign.write'),
  'POST /api/notices/{id}/confirm': only('campaign.write', { body: () => ({}) }),

  'GET /api/departments': only('department.read', { shows: ({ home }) => `"id":"${home}"` }),
  'POST /api/departments': only('department.administer', {
    body: ({ home }) => ({ parentId: home, name: '示例科', kind: 'other' }),
  }),
  'GET /api/departments/{id}': only('department.read'),
  'GET /api/departments/{id}/closing': only('department.administer'),
  'PUT /api/departments/{id}/closing': only('department.administer'),
  'DELETE /api/departments/{id}/closing': only('department.administer'),
  'PATCH /api/departments/{id}': only('department.administer', { body: () => ({ shortName: '示例' }) }),
  'GET /api/people': only('person.administer', { shows: ({ person }) => person, query: () => 'q=colleague' }),
  'POST /api/people': only('person.administer', {
    body: (scene) => ({ ...inHome(scene), login: `example-${scene.serial()}`, displayName: '示例' }),
  }),
  'GET /api/people/{id}': only('person.administer'),
  'GET /api/people/{id}/work': only('person.administer'),
  'PATCH /api/people/{id}': only('person.administer', { body: () => ({ displayName: '示例' }) }),
  'POST /api/people/{id}/password': only('person.administer'),
  'POST /api/people/{id}/roles': only('person.administer', {
    body: ({ home }) => ({ departmentId: home, role: 'viewer' }),
  }),
  'DELETE /api/people/{id}/roles/{roleId}': only('person.administer', { again: (scene) => scene.plantRole() }),

  'GET /api/session': only('anybody'),
  'POST /api/session': only('open'),
  'POST /api/session/password': only('anybody', {
    body: () => ({ current: 'wrong 示例 wrong', next: 'other 示例 horse' }),
  }),

  'GET /api/freezes': only('publication.read', { binds: true, shows: ({ freeze }) => freeze }),
  'GET /api/freezes/standing': only('publication.read', { binds: true, shows: ({ freeze }) => freeze }),
  'POST /api/freezes': only('freeze.declare', { body: (scene) => ({ ...inHome(scene), ...REASON }) }),
  'POST /api/freezes/preview': only('freeze.declare', { body: inHome }),
  'POST /api/freezes/{id}/lift': only('freeze.declare'),

  'GET /api/hand-tasks': only('publication.post', { shows: ({ handTask }) => handTask }),
  'GET /api/hand-tasks/{id}': only(['publication.post', 'publication.read']),
  'GET /api/hand-tasks/{id}/screenshot': only('hidden'),
  'POST /api/hand-tasks/{id}/check-link': only('publication.post', {
    body: () => ({ url: 'https://www.example.gov.cn/' }),
  }),
  'GET /api/hand-tasks/{id}/files/{sha256}': only('publication.post'),
  'POST /api/hand-tasks/{id}/give-back': only('publication.post'),
  'POST /api/hand-tasks/{id}/not-posted': only('publication.post', { body: note }),
  'GET /api/hand-tasks/{id}/package': only('publication.post'),
  'GET /api/hand-tasks/{id}/package.zip': only('publication.post'),
  'GET /api/hand-tasks/{id}/page.zip': only('publication.post'),
  'POST /api/hand-tasks/{id}/posted': only('publication.post', {
    body: () => ({ url: 'https://www.example.gov.cn/' }),
  }),
  'POST /api/hand-tasks/{id}/put-off': only('publication.post', { body: note }),
  'POST /api/hand-tasks/{id}/screenshot': only('publication.post'),
  'POST /api/hand-tasks/{id}/take': only('publication.post', { body: () => ({}) }),

  'POST /api/imports/docx': only('story.write', { of: 'any' }),
  'POST /api/imports/html': only('story.write', { of: 'any', body: () => ({ html: '<p>示例</p>' }) }),
  'POST /api/media': only('story.write', { of: 'any' }),
  'GET /api/media/{sha256}': only('story.read'),
  'GET /api/media/{sha256}/as/{use}': only('story.read'),
  'GET /api/media/{sha256}/thumbnail': only('story.read'),

  'GET /api/issues': only('account.read', {
    shows: ({ issue }) => issue,
    query: ({ massAccount }) => `accountId=${massAccount}`,
  }),
  'POST /api/issues': only('publication.control', {
    body: ({ massAccount }) => ({
      accountId: massAccount,
      slotAt: '2020-01-02T00:00:00Z',
      closesAt: '2020-01-01T00:00:00Z',
    }),
  }),
  'GET /api/issues/{id}': only('account.read'),
  'POST /api/issues/{id}/articles': only('publication.schedule', { body: ({ story }) => ({ storyId: story }) }),
  'DELETE /api/issues/{id}/articles/{articleId}': only('hidden'),
  'POST /api/issues/{id}/cancel': only('publication.control', { body: reason }),
  'POST /api/issues/{id}/close': only('publication.control'),
  'POST /api/issues/{id}/move': only('publication.control', {
    body: () => ({ ...REASON, slotAt: '2020-01-01T00:00:00Z' }),
  }),
  'PUT /api/issues/{id}/order': only('publication.control', { body: () => ({ articleIds: [] }) }),
  'POST /api/issues/{id}/reopen': only('publication.control', {
    body: () => ({ ...REASON, closesAt: '2020-01-01T00:00:00Z' }),
  }),

  'GET /api/calendar': only('publication.read', {
    shows: ({ publication }) => publication,
    query: ({ inHours }) => `from=${inHours(-24)}&to=${inHours(24 * 90)}`,
  }),
  'GET /api/calendar/quotas': only('anybody', { query: ({ inHours }) => `from=${inHours(0)}&to=${inHours(24)}` }),
  'GET /api/calendar/unplanned': only('anybody'),
  'POST /api/calendar/slots': only('publication.control', {
    body: ({ publication, inHours }) => ({ publicationId: publication, wishes: [inHours(24)] }),
  }),
  'GET /api/figures': only('anybody'),
  'GET /api/figures/totals': only('anybody'),
  'GET /api/insights': only('anybody', { query: ({ inHours }) => `from=${inHours(-24)}&to=${inHours(1)}` }),
  'GET /api/insights/export.xlsx': only('anybody', { query: ({ inHours }) => `from=${inHours(-24)}&to=${inHours(1)}` }),
  'GET /api/publications': only('publication.read', { shows: ({ publication }) => publication }),
  'POST /api/publications': only('publication.schedule', {
    body: ({ story, account }) => ({ storyId: story, accountId: account }),
  }),
  'POST /api/publications/preview': only('publication.schedule', {
    body: ({ story, account }) => ({ storyId: story, accountId: account }),
  }),
  'POST /api/publications/release': only('publication.control', {
    body: ({ publication }) => ({ ids: [publication] }),
  }),
  'POST /api/publications/release/preview': only('publication.control', {
    body: ({ publication }) => ({ ids: [publication] }),
  }),
  'GET /api/publications/{id}': only('publication.read'),
  'GET /api/publications/{id}/attempts': only('publication.read'),
  'GET /api/publications/{id}/changes': only('publication.read'),
  'GET /api/publications/{id}/export.zip': only('publication.read'),
  'GET /api/publications/{id}/figures': only('publication.read'),
  'GET /api/publications/{id}/history': only('publication.read'),
  'GET /api/publications/{id}/verdicts': only('publication.read'),
  'GET /api/publications/{id}/near-duplicates': only('publication.read'),
  'POST /api/publications/{id}/urgent': only('publication.control', { body: reason }),
  'POST /api/publications/{id}/cancel': only('publication.control', { body: reason }),
  'POST /api/publications/{id}/changes/confirm': only('publication.control', { body: note }),
  'POST /api/publications/{id}/changes/give-up': only('publication.control', { body: note }),
  'POST /api/publications/{id}/correct': only('publication.control', { body: reason }),
  'POST /api/publications/{id}/hold': only('publication.control', { body: reason }),
  'POST /api/publications/{id}/move/preview': only('publication.control', { body: () => ({}) }),
  'POST /api/publications/{id}/move': only('publication.control', { body: () => ({}) }),
  'POST /api/publications/{id}/link/correction': only('publication.resolve', {
    body: () => ({ url: 'https://example.org/x', reason: '示例理由' }),
  }),
  'POST /api/publications/{id}/link': only('publication.resolve', { body: () => ({ url: 'https://example.org/x' }) }),
  'POST /api/publications/{id}/by-hand': only('publication.resolve', {
    body: () => ({ url: 'https://example.org/x', note: '示例' }),
  }),
  'POST /api/publications/{id}/gone/note': only('publication.control', {
    body: () => ({ as: 'seen', note: '示例' }),
  }),
  'POST /api/publications/{id}/resolve': only('publication.resolve', {
    body: () => ({ verdict: 'absent', note: '示例' }),
  }),
  'POST /api/publications/{id}/resolve/confirm': only('publication.resolve'),
  'POST /api/publications/{id}/restore': only('publication.control', { body: reason }),
  'POST /api/publications/{id}/retract': only('publication.control', { body: reason }),

  'POST /api/replanning/compact': only('publication.control', { body: confirmed }),
  'POST /api/replanning/compact/preview': only('publication.control', { body: inHome }),
  'POST /api/replanning/days/move': only('publication.control', {
    body: ({ home, tomorrow }) => ({ departmentId: home, day: tomorrow, confirm: 'x' }),
  }),
  'POST /api/replanning/days/preview': only('publication.control', {
    body: ({ home, tomorrow }) => ({ departmentId: home, day: tomorrow }),
  }),
  'POST /api/replanning/departments/preview': only('department.administer', {
    body: ({ home, child }) => ({ departmentId: child, parentId: home }),
  }),
  'GET /api/replanning/misfits': only('publication.read', { query: ({ home }) => `departmentId=${home}` }),
  'POST /api/replanning/misfits/move': only('publication.control', { body: confirmed }),
  'POST /api/replanning/misfits/preview': only('publication.control', { body: inHome }),
  'GET /api/day-classes': only('anybody', { query: () => 'year=2026' }),
  'PUT /api/day-classes': only('policy.administer', { of: 'root', body: days }),
  'POST /api/day-classes/preview': only('policy.administer', { of: 'root', body: days }),
  'POST /api/day-classes/{date}/removal-preview': only('policy.administer', { of: 'root' }),
  'DELETE /api/day-classes/{date}': only('policy.administer', { of: 'root', again: (scene) => scene.plantRules() }),
  'POST /api/what-if': only('policy.read', { body: ({ policy }) => ({ removePolicies: [policy] }) }),
  'GET /api/what-if/{id}': only('hidden'),
  'DELETE /api/what-if/{id}': only('hidden'),
  'GET /api/what-if/{id}/moves': only('hidden'),

  'GET /api/review/gaps': only('anybody'),
  'GET /api/review/queue': only('anybody'),
  'GET /api/review/workload': only('anybody', { query: ({ inHours }) => `from=${inHours(-24)}&to=${inHours(1)}` }),
  'GET /api/review/phrases': only('anybody'),
  'POST /api/review/phrases': only('anybody', { body: () => ({ text: '示例常用语' }) }),
  'DELETE /api/review/phrases/{id}': only('hidden'),
  'POST /api/rounds/{id}/approve': only('review.decide.first_reviewer', {
    body: ({ wrong }) => ({ stage: 0, digest: wrong }),
  }),
  'POST /api/rounds/{id}/return': only('review.decide.first_reviewer', {
    body: ({ wrong }) => ({ stage: 0, digest: wrong, opinion: '示例' }),
  }),
  'POST /api/rounds/{id}/void': only('review.decide.final_reviewer', { body: reason }),
  // Its author's and its submitter's alone, whatever anybody's role.
  'POST /api/rounds/{id}/withdraw': only('hidden', { body: reason }),

  'GET /api/overview/stories': only('story.read', { shows: ({ story }) => story }),
  // Of the list's stories, which are those in reach: story-overview.spec reads the file.
  'GET /api/overview/stories/export.xlsx': only('anybody'),
  'GET /api/overview/stories/{id}': only('story.read'),
  'GET /api/overview/writers': only('anybody'),
  'GET /api/stories': only('story.read', { shows: ({ story }) => story }),
  'POST /api/stories': only('story.write', {
    body: (scene) => ({ ...inHome(scene), title: '示例', facts: {}, body: DOC, kind: 'event' }),
  }),
  'GET /api/stories/attachment-kinds': only('anybody'),
  'GET /api/stories/kinds': only('anybody'),
  'GET /api/stories/{id}': only('story.read'),
  'POST /api/stories/{id}/check': only('story.write', { body: () => ({ title: '示例', facts: {}, body: DOC }) }),
  'GET /api/stories/{id}/comments': only('story.read'),
  'POST /api/stories/{id}/comments': only(['story.write', 'review.comment'], { body: () => ({ words: '示例批注' }) }),
  'PUT /api/stories/{id}/comments/{commentId}/resolution': only('hidden', { body: () => ({ resolved: true }) }),
  'PUT /api/stories/{id}/presence': only('story.read', { body: () => ({ writes: false }) }),
  'DELETE /api/stories/{id}/presence': only('story.read'),
  'GET /api/stories/{id}/working-copy': only('story.write'),
  'PUT /api/stories/{id}/working-copy': only('story.write', { body: () => ({ baseRevision: 1, content: '{}' }) }),
  'DELETE /api/stories/{id}/working-copy': only('story.write'),
  'PATCH /api/stories/{id}': only('story.write', { body: () => ({ version: STALE }) }),
  'POST /api/stories/{id}/archive': only('story.write', { body: () => ({ version: STALE }) }),
  'POST /api/stories/{id}/unarchive': only('story.write', { body: () => ({ version: STALE }) }),
  'GET /api/stories/{id}/near-duplicates': only('story.read'),
  'GET /api/stories/{id}/attachments': only('story.read'),
  'POST /api/stories/{id}/attachments': only('story.write'),
  'DELETE /api/stories/{id}/attachments/{attachmentId}': only('hidden'),
  'GET /api/stories/{id}/attachments/{attachmentId}/content': only('hidden'),
  'GET /api/stories/{id}/pictures': only('story.read'),
  'GET /api/stories/{id}/focus': only('story.read'),
  'PUT /api/stories/{id}/focus/{sha256}': only('story.write', { body: () => ({ x: 0.5, y: 0.5 }) }),
  'GET /api/stories/{id}/focus/{sha256}/crop': only('story.read', { query: () => 'form=square' }),
  'GET /api/stories/{id}/review': only('review.read'),
  'GET /api/stories/{id}/revisions': only('story.read'),
  'POST /api/stories/{id}/revisions': only('story.write', {
    body: () => ({ title: '示例', facts: {}, body: DOC, version: STALE }),
  }),
  'GET /api/stories/{id}/revisions/{number}': only('story.read'),
  'POST /api/stories/{id}/submit': only('review.submit', {
    body: ({ account, inHours }) => ({
      version: STALE,
      accountIds: [account],
      windowFrom: inHours(1),
      windowTo: inHours(2),
    }),
  }),
  'GET /api/stories/{id}/variants': only('story.read'),
  'PUT /api/stories/{id}/variants/{channel}': only('story.write', {
    body: () => ({ version: STALE, content: { channel: 'web', title: '示例', summary: '', body: DOC, cover: null } }),
  }),
  'POST /api/stories/{id}/variants/{channel}/derive': only('story.write', { body: () => ({ version: STALE }) }),
  'GET /api/stories/{id}/variants/{channel}/preview': only('story.read'),
  'GET /api/stories/{id}/variants/wechat/preflight': only(['story.write', 'review.comment', 'publication.control'], {
    query: ({ massAccount }) => `accountId=${massAccount}`,
  }),
  'POST /api/stories/{id}/variants/wechat/phone-preview': only(
    ['story.write', 'review.comment', 'publication.control'],
    {
      body: ({ massAccount }) => ({ accountId: massAccount, receiver: 'example-reader' }),
    },
  ),

  // Last: whoever logs out has no session any more.
  'DELETE /api/session': only('anybody'),
};
