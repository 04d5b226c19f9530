import type { Pool } from 'pg';
import type { PublicationState } from '../../../src/schedule/publications/publication-state.rules.js';
import type { VariantContent } from '../../../src/stories/variant-content.rules.js';
import type { ContentSystem } from '../../engine/content-system.js';
import type { NoticeBoard } from '../../engine/notice-board.js';
import type { PrivateSandbox } from '../../engine/private-sandbox.js';
import type { PrivateWordpress } from '../../engine/private-wordpress.js';
import type { SealedStory } from '../../engine/seed/approvals.js';
import type { Scene } from '../plan/scene.js';
import type { Desk } from '../storm/desk.js';
import type { DrillFacts, JudgedPost, JudgedPublication } from './verdict.rules.js';

const ROWS = `
  SELECT p.id, p.state, p.channel, p.platform_ref AS "platformRef", p.department_id AS "departmentId",
         p.account_id AS "accountId", p.priority, p.wished_at AS "wishedAt", d.url AS link, d.state AS "pageState", p.valid_until AS "validUntil",
         ARRAY(SELECT (extract(epoch FROM t.began_at) * 1000)::float8 FROM publication_attempt t WHERE t.publication_id = p.id) AS "begunAt",
         concat_ws(' ', 'slot in', round(extract(epoch FROM p.slot_at - clock_timestamp())), 's',
           CASE WHEN p.prepared_at IS NULL THEN 'unprepared' END, p.state_reason -> 'text' ->> 'en',
           (SELECT string_agg(concat_ws(' ', 'begun', to_char(t.began_at AT TIME ZONE 'UTC', 'HH24:MI:SS.MS'), t.outcome, t.reason,
                     'at', to_char(t.ended_at AT TIME ZONE 'UTC', 'HH24:MI:SS.MS'), jsonb_array_length(t.settle_checks), 'looks'), '; ' ORDER BY t.began_at)
            FROM publication_attempt t WHERE t.publication_id = p.id), 'by', a.driver) AS standing
  FROM publication p JOIN account a ON a.id = p.account_id LEFT JOIN publication d ON d.id = p.depends_on`;

interface Row {
  id: string;
  state: PublicationState;
  channel: string;
  platformRef: string | null;
  departmentId: string;
  accountId: string;
  priority: string;
  wishedAt: Date;
  link: string | null;
  pageState: string | null;
  validUntil: Date;
  begunAt: number[];
  standing: string;
}

/** Pages of the own site; the platform there is the database itself. */
const PAGES = `SELECT publication_id AS id, title, slug, published_at AS at FROM site_page`;

export interface Platforms {
  sandbox: PrivateSandbox;
  wordpress: PrivateWordpress | null;
  board: NoticeBoard;
  contents: ContentSystem;
}

/** Reads the platforms' own record, and what the product's tables say beside it. */
export async function gatherFacts(
  database: Pool,
  { sandbox, wordpress, board, contents }: Platforms,
  scene: Pick<Scene, 'publications' | 'throttles'> & { accounts?: ReadonlySet<string>; earlier?: ReadonlySet<string> },
  options: { desk: Desk | null; endedAccounts: ReadonlySet<string>; graceMs: number },
): Promise<DrillFacts> {
  const { desk, endedAccounts, graceMs } = options;
  const { rows } = await database.query<Row>(ROWS);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const publications = scene.publications.map((seeded): JudgedPublication => {
    const row = byId.get(seeded.id);
    if (!row) throw new Error(`publication ${seeded.id} has vanished`);
    const content = seeded.story.contents.find(({ channel }) => channel === seeded.channel);
    if (!content) throw new Error(`publication ${seeded.id} has no text`);
    const { travelling = [] } = seeded;
    const companions = travelling.map(({ story }) => story.department.id);
    return {
      ...row,
      companions,
      marker: seeded.marker,
      urgent: row.priority === 'urgent',
      dueAt: row.wishedAt.getTime(),
      signed: {
        content,
        marker: seeded.marker,
        department: seeded.story.department.name,
        source: seeded.account.name,
        link: row.link,
        companions: travelling.map(({ story, marker }) => ({
          content: wechatOf(story),
          marker,
          department: story.department.name,
          source: seeded.account.name,
          link: null,
        })),
      },
      excuse: excuseOf({ ...row, companions }, desk, endedAccounts),
      // What links to a page waits for it; the queue of an account whose authorisation ended waits for that.
      waits: row.pageState === 'held' || row.pageState === 'unconfirmed' || endedAccounts.has(row.accountId),
    };
  });
  const posts = (await sandbox.posts())
    .filter(({ ref }) => !scene.earlier?.has(ref))
    .filter(({ status, account }) => status !== 'failed' && (scene.accounts?.has(account) ?? true))
    .map(({ ref, mode, msgId, title, text, link, arrivedAt, at }): JudgedPost => ({
      // A mass send is known by its message.
      ref: mode === 'mass' && msgId !== undefined ? msgId : ref,
      text,
      ...(title === undefined ? {} : { title }),
      ...(link === undefined ? {} : { link }),
      marker: /[?&]xf=([0-9a-f]+)/.exec(`${text} ${link ?? ''}`)?.[1] ?? null,
      arrivedAt: Date.parse(arrivedAt),
      at: Date.parse(at),
    }));
  return {
    publications,
    posts: [
      ...posts,
      ...(await pagesOf(database, publications)),
      ...boardPosts(board, publications),
      ...contents.arrivals.map(({ at, ...page }) => ({ ...page, arrivedAt: at.getTime(), at: at.getTime() })),
      ...(wordpress ? await wordpressPosts(wordpress) : []),
    ],
    freezes: desk?.freezes ?? [],
    throttles: scene.throttles,
    untouchable: desk?.untouchable ?? new Map<string, number>(),
    graceMs,
  };
}

async function pagesOf(database: Pool, publications: readonly JudgedPublication[]): Promise<JudgedPost[]> {
  const { rows } = await database.query<{ id: string; title: string; slug: string; at: Date }>(PAGES);
  const known = new Map(publications.map((publication) => [publication.id, publication]));
  return rows.map(({ id, title, slug, at }) => {
    const publication = known.get(id);
    // A page is its publication's row: one cannot be without the other, and its name is the reference.
    const ref = publication?.platformRef ?? slug;
    return { ref, title, text: title, marker: publication?.marker ?? null, arrivedAt: at.getTime(), at: at.getTime() };
  });
}

/** What people typed in by hand. There it carries nothing of ours; every story has a title of its own. */
function boardPosts(board: NoticeBoard, publications: readonly JudgedPublication[]): JudgedPost[] {
  const markers = new Map(
    publications.flatMap(({ marker, signed: { content } }) =>
      content.channel === 'other' ? [[content.title, marker] as const] : [],
    ),
  );
  return board.posts.map(({ url, title, text, arrivedAt }) => {
    const at = arrivedAt.getTime();
    return { ref: url, title, text, marker: markers.get(title) ?? null, arrivedAt: at, at };
  });
}

interface WordpressPost {
  id: number;
  title: { raw: string };
  content: { raw: string };
  modified_gmt: string;
}

/** What readers of the WordPress site see. Its stamps are whole seconds, cut off: a post is never taken for later than it came. */
async function wordpressPosts(site: PrivateWordpress): Promise<JudgedPost[]> {
  const posts: JudgedPost[] = [];
  for (let page = 1; ; page += 1) {
    const some = await site.rest<WordpressPost[]>(
      'GET',
      `/posts?context=edit&status=publish&per_page=100&orderby=id&order=asc&page=${page}`,
    );
    for (const { id, title, content, modified_gmt: stamp } of some) {
      const marker = /<!-- xuanfa:([0-9a-f]+) -->/.exec(content.raw)?.[1] ?? null;
      // WordPress greets its first reader with a post of its own.
      if (marker === null && id === 1) continue;
      const at = Date.parse(`${stamp}Z`);
      posts.push({ ref: String(id), title: title.raw, text: content.raw, marker, arrivedAt: at, at, isCoarse: true });
    }
    if (some.length < 100) return posts;
  }
}

function wechatOf(story: SealedStory): VariantContent {
  const content = story.contents.find(({ channel }) => channel === 'wechat');
  if (!content) throw new Error('an article of a mass send has no text');
  return content;
}

/** What the drill itself did to a publication that may keep it from leaving. */
function excuseOf(
  row: Row & { companions: readonly string[] },
  desk: Desk | null,
  endedAccounts: ReadonlySet<string>,
): string | null {
  if (desk?.untouchable.has(row.id)) return 'its approval was taken back or its rows were changed';
  if (row.state === 'failed' && endedAccounts.has(row.accountId)) return 'the authorisation of its account ended';
  if (row.state === 'missed' && row.validUntil.getTime() < Date.now()) return 'it was valid for a short time only';
  if (row.state !== 'held') return null;
  if (desk?.withdrawn.has(row.id)) return 'its approval was taken back while it was under way';
  if (row.pageState !== null && row.pageState !== 'sent') return 'the page it links to is not out';
  const frozen = (desk?.freezes ?? []).some(
    ({ departmentIds, channel }) =>
      (departmentIds === null || [row.departmentId, ...row.companions].some((id) => departmentIds.has(id))) &&
      (channel === null || channel === row.channel),
  );
  return frozen ? 'its slot passed in a freeze' : null;
}
