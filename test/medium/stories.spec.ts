import sharp from 'sharp';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../src/identity/actor.js';
import { STORY_MOVES, STORY_STATES, type StoryState } from '../../src/stories/story/story-state.rules.js';
import type { WeiboContent } from '../../src/stories/variant-content.rules.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { outcomeOf, pixel, StoriesHouse } from './stories-house.js';

let database: TestDatabase;
let house: StoriesHouse;
let author: Actor;
let second: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await new StoriesHouse(database.dataSource).open();
  author = await house.officer();
  second = await house.officer();
});
afterAll(() => database.close());

const texts = () => {
  const { title, summary, facts, body } = house.newStory();
  return { title, summary, facts, body };
};
const greyOf = async (bytes: Buffer) => (await sharp(bytes).raw().toBuffer())[0];
const sql = <T = unknown>(query: string, parameters: unknown[] = []) =>
  database.dataSource.query<T[]>(query, parameters);

describe('what was written stays', () => {
  let storyId: string;
  let sha256: string;
  beforeAll(async () => {
    ({ sha256 } = await house.media.upload(author, pixel(1)));
    storyId = await house.writer.create(author, house.newStory({ cover: { sha256, alt: '车间' } }));
  });

  it.each([
    ['a revision is rewritten', `UPDATE story_revision SET title = 'x'`, 'story_revision_kept'],
    ['a revision is deleted', `DELETE FROM story_revision`, 'story_revision_kept'],
    ['the revisions are emptied', `TRUNCATE story_revision CASCADE`, 'story_revision_kept'],
    ['the words of a picture are rewritten', `UPDATE revision_media SET alt = 'x'`, 'revision_media_kept'],
    ['a picture of a revision is deleted', `DELETE FROM revision_media`, 'revision_media_kept'],
    ['a picture is exchanged', `UPDATE media SET bytes = 'x', size = 1`, 'media_kept'],
    ['a picture is deleted', `DELETE FROM media`, 'media_kept'],
    ['an author is forgotten', `DELETE FROM story_contributor`, 'story_contributor_kept'],
    ['a story is deleted', `DELETE FROM story`, 'story_kept'],
    ['a variant is deleted', `DELETE FROM variant`, 'variant_kept'],
    [
      'a story changes hands',
      `UPDATE story SET department_id = gen_random_uuid(), version = version + 1`,
      'story_frozen',
    ],
    ['a story changes without a version', `UPDATE story SET updated_at = now()`, 'story_version'],
    [
      'a story jumps to a revision',
      `UPDATE story SET current_revision = 3, version = version + 1`,
      'story_next_revision',
    ],
    [
      'a story points to a revision that is not there',
      `UPDATE story SET current_revision = 2, version = version + 1`,
      'story_has_revision',
    ],
    [
      'a variant moves to another channel',
      `UPDATE variant SET channel = 'web', version = version + 1 WHERE channel = 'weibo'`,
      'variant_frozen',
    ],
    ['a variant changes without a version', `UPDATE variant SET edited = true`, 'variant_version'],
    [
      'a variant holds the content of another channel',
      `UPDATE variant SET content = jsonb_set(content, '{channel}', '"x"'), version = version + 1`,
      'variant_content',
    ],
  ])('refused by the database itself: %s', async (_name, query, constraint) => {
    expect(await outcomeOf(sql(query))).toBe(constraint);
  });

  it('a picture that is not what its name says is refused', async () => {
    const row = [`a`.repeat(64), author.personId];
    expect(
      await outcomeOf(
        sql(
          `INSERT INTO media (sha256, mime, size, width, height, bytes, created_by) VALUES ($1, 'image/png', 1, 1, 1, 'x', $2)`,
          row,
        ),
      ),
    ).toBe('media_digest');
  });

  it('a story without a revision does not commit', async () => {
    const row = [uuid(), house.departmentId, author.personId];
    expect(
      await outcomeOf(sql(`INSERT INTO story (id, department_id, author_id, kind) VALUES ($1, $2, $3, 'unit')`, row)),
    ).toBe('story_has_revision');
  });

  it('the same picture again is the same picture, in the audit once for everybody who brought it', async () => {
    await Promise.all([house.media.upload(second, pixel(2)), house.media.upload(author, pixel(2))]);
    const facts = await house.media.upload(author, pixel(2));
    expect(facts).toMatchObject({ mime: 'image/png', width: 1, height: 1, frames: 1, labels: null });
    const rows = await sql(`SELECT FROM audit_entry WHERE action = 'media.upload' AND subject_id = $1`, [facts.sha256]);
    expect(rows).toHaveLength(2);
    const loaded = await house.media.loadMedia(facts.sha256, '图');
    expect([await greyOf(loaded.bytes), loaded.bytes.length, loaded.alt]).toEqual([2, facts.size, '图']);
  });

  it('every act has its audit row', async () => {
    await house.writer.revise(author, storyId, 1, texts());
    const rows = await sql<{ action: string }>(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [
      storyId,
    ]);
    expect(rows.map((one) => one.action)).toEqual(['story.create', 'story.revise']);
  });
});

describe('the moves of a story in the database', () => {
  it.each(STORY_STATES.flatMap((from) => STORY_STATES.filter((to) => to !== from).map((to) => [from, to] as const)))(
    'from %s to %s are those of the table',
    async (from, to) => {
      const storyId = await house.writer.create(author, house.newStory());
      await lead(storyId, from);
      const moved = await outcomeOf(
        sql(`UPDATE story SET state = $2, version = version + 1 WHERE id = $1`, [storyId, to]),
      );
      expect(moved).toBe(STORY_MOVES[from].includes(to) ? 'done' : 'story_moves');
      // And the service says no in its own words.
      if (!STORY_MOVES[from].includes(to)) {
        expect(await outcomeOf(database.dataSource.transaction((tx) => house.stories.move(tx, storyId, to)))).toBe(
          'STORY_MOVE_REFUSED',
        );
      }
    },
  );

  /** The shortest way there; the revision is locked throughout, so that only the moves are judged. */
  async function lead(storyId: string, to: StoryState): Promise<void> {
    const ways: Record<StoryState, StoryState[]> = {
      draft: [],
      in_review: ['in_review'],
      returned: ['in_review', 'returned'],
      approved: ['in_review', 'approved'],
      withdrawn: ['withdrawn'],
    };
    await database.dataSource.transaction(async (tx) => {
      const { revision } = await house.stories.lock(tx, storyId);
      await house.stories.lockRevision(tx, revision.id);
      await house.stories.lockRevision(tx, revision.id);
      for (const state of ways[to]) await house.stories.move(tx, storyId, state);
    });
  }
});

describe('two at once', () => {
  it('of two writers who saw the same version one is refused, and nothing of theirs is kept', async () => {
    const storyId = await house.writer.create(author, house.newStory());
    const outcomes = await Promise.all([
      outcomeOf(house.writer.revise(author, storyId, 1, { ...texts(), title: '甲' })),
      outcomeOf(house.writer.revise(second, storyId, 1, { ...texts(), title: '乙' })),
    ]);
    expect(outcomes.sort()).toEqual(['STORY_STALE_VERSION', 'done']);
    const revisions = await house.reader.revisions(author, storyId);
    expect(revisions.map((one) => one.number)).toEqual([2, 1]);
    const { contributors } = await house.reader.read(author, storyId);
    expect(contributors.includes(second.personId)).toBe(revisions[0]?.title === '乙');
  });

  it('of two editors of a variant one is refused; editors of different channels are not', async () => {
    const storyId = await house.writer.create(author, house.newStory());
    const content: WeiboContent = { channel: 'weibo', text: '改写 {link:publication}', picture: null };
    const [, wechat] = await house.variantReader.list(author, storyId);
    const outcomes = await Promise.all([
      outcomeOf(house.variants.edit(author, storyId, 'weibo', 1, content)),
      outcomeOf(house.variants.edit(second, storyId, 'weibo', 1, { ...content, text: '另写 {link:publication}' })),
      outcomeOf(house.variants.derive(second, storyId, 'wechat', wechat?.variant.version ?? 0)),
    ]);
    expect(outcomes.slice(0, 2).sort()).toEqual(['VARIANT_STALE_VERSION', 'done']);
    expect(outcomes[2]).toBe('done');
  });

  it('a lock waits for an edit that has begun, and then everybody sees it', async () => {
    const storyId = await house.writer.create(author, house.newStory());
    const { revision } = (await house.stories.find(storyId)) ?? { revision: { id: '' } };
    const editor = database.dataSource.createQueryRunner();
    await editor.startTransaction();
    await editor.query(
      `UPDATE variant SET edited = true, version = version + 1 WHERE revision_id = $1 AND channel = 'web'`,
      [revision.id],
    );
    let locked = false;
    const locking = database.dataSource
      .transaction((tx) => house.stories.lockRevision(tx, revision.id))
      .then(() => (locked = true));
    // The lock is known to wait as soon as the database says so; no guess at a time.
    await waiting(revision.id);
    expect(locked).toBe(false);
    await editor.commitTransaction();
    await editor.release();
    await locking;
    expect(
      await outcomeOf(
        sql(`UPDATE variant SET edited = false, version = version + 1 WHERE revision_id = $1`, [revision.id]),
      ),
    ).toBe('variant_locked');
  });

  async function waiting(revisionId: string): Promise<void> {
    for (let turn = 0; turn < 500; turn += 1) {
      const rows = await sql(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%revision_lock%'`,
      );
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`nobody waits for revision ${revisionId}`);
  }
});

describe('under review', () => {
  let storyId: string;
  let revisionId: string;
  const content: WeiboContent = { channel: 'weibo', text: '改写 {link:publication}', picture: null };
  beforeAll(async () => {
    storyId = await house.writer.create(author, house.newStory());
    revisionId = await house.submit(storyId);
  });

  it('nothing of the story can be written', async () => {
    const { version } = (await house.stories.find(storyId)) ?? { version: 0 };
    expect(await outcomeOf(house.writer.revise(author, storyId, version, texts()))).toBe('STORY_NOT_WRITABLE');
    expect(await outcomeOf(house.writer.place(author, storyId, version, { pillarId: null }))).toBe(
      'STORY_NOT_WRITABLE',
    );
    expect(await outcomeOf(house.variants.edit(author, storyId, 'weibo', 1, content))).toBe('STORY_NOT_WRITABLE');
    expect(await outcomeOf(house.variants.derive(author, storyId, 'weibo', 1))).toBe('STORY_NOT_WRITABLE');
  });

  it('the lock cannot be taken away, nor the story be there without it', async () => {
    expect(await outcomeOf(database.dataSource.transaction((tx) => house.stories.unlockRevision(tx, revisionId)))).toBe(
      'story_locked',
    );
    const other = await house.writer.create(author, house.newStory());
    expect(await outcomeOf(database.dataSource.transaction((tx) => house.stories.move(tx, other, 'in_review')))).toBe(
      'story_locked',
    );
    expect(
      await outcomeOf(sql(`UPDATE revision_lock SET locked_at = now() WHERE revision_id = $1`, [revisionId])),
    ).not.toBe('done');
  });

  it('after a return a new revision is made, whose variants are free', async () => {
    await database.dataSource.transaction((tx) => house.stories.move(tx, storyId, 'returned'));
    expect(await outcomeOf(house.variants.edit(author, storyId, 'weibo', 1, content))).toBe('REVISION_LOCKED');
    const { version } = (await house.stories.find(storyId)) ?? { version: 0 };
    await house.writer.revise(second, storyId, version, { ...texts(), title: '第二版' });
    await house.variants.edit(second, storyId, 'weibo', 1, content);
    const facts = await house.stories.find(storyId);
    expect(facts).toMatchObject({
      state: 'draft',
      locked: false,
      revision: { number: 2, title: '第二版' },
      version: version + 1,
    });
    expect(facts?.contributors).toEqual([author.personId, second.personId].sort());
    // The first revision is as it was.
    const [, , weibo] = await house.variantReader.list(author, storyId, 1);
    expect(weibo?.variant).toMatchObject({ edited: false, version: 1 });
  });
});

describe('what a seal covers', () => {
  it('is revision, words of pictures and variants, in one order', async () => {
    const [cover, inBody] = await Promise.all([
      house.media.upload(author, pixel(10)),
      house.media.upload(author, pixel(11)),
    ]);
    const image = { type: 'image', attrs: { sha256: inBody.sha256, alt: '正文图', caption: null } };
    const storyId = await house.writer.create(
      author,
      house.newStory({
        cover: { sha256: cover.sha256, alt: '封面' },
        body: { type: 'doc', content: [image, image] },
        aiUse: 'assisted',
      }),
    );
    const [, wechat] = await house.variantReader.list(author, storyId);
    const edited = {
      ...wechat?.variant.content,
      title: '改过的标题',
      body: { type: 'doc', content: [{ ...image, attrs: { ...image.attrs, alt: '另一种说法' } }] },
    };
    await house.variants.edit(second, storyId, 'wechat', 1, edited);
    const { manager } = database.dataSource;
    const { revision } = (await house.stories.find(storyId)) ?? { revision: { id: '' } };
    const material = await house.stories.sealMaterial(manager, revision.id);
    expect(material.revision).toMatchObject({
      storyId,
      revisionId: revision.id,
      number: 1,
      kind: 'unit',
      cover: cover.sha256,
      aiUse: 'assisted',
      facts: { name: '示例技工学校' },
    });
    expect(material.media).toEqual(
      [
        { sha256: cover.sha256, alt: '封面' },
        { sha256: inBody.sha256, alt: '另一种说法' },
        { sha256: inBody.sha256, alt: '正文图' },
      ].sort((a, b) => (`${a.sha256} ${a.alt}` < `${b.sha256} ${b.alt}` ? -1 : 1)),
    );
    expect(material.variants.map((one) => one.channel)).toEqual(['web', 'wechat', 'weibo']);
    expect(material.variants[1]).toMatchObject({ title: '改过的标题' });
    expect(await house.stories.sealMaterial(manager, revision.id)).toEqual(material);
    expect(JSON.parse(JSON.stringify(material))).toEqual(material);

    const variant = await house.stories.variantFor(manager, revision.id, 'wechat');
    expect(variant).toMatchObject({ edited: true, version: 2, content: { title: '改过的标题' } });
    expect(new Map(variant?.media.map((one) => [one.sha256, one.alt]))).toEqual(
      new Map([
        [cover.sha256, '封面'],
        [inBody.sha256, '另一种说法'],
      ]),
    );
    expect(await house.stories.variantProblems(manager, revision.id)).toEqual({
      web: [],
      wechat: [],
      weibo: [],
      other: [],
    });
  });

  it('is nothing for a revision that is not there', async () => {
    const { manager } = database.dataSource;
    expect(await outcomeOf(house.stories.sealMaterial(manager, uuid()))).toBe('NOT_FOUND');
    expect(await house.stories.variantFor(manager, uuid(), 'web')).toBeNull();
    expect(await house.stories.find(uuid())).toBeNull();
    expect(await outcomeOf(database.dataSource.transaction((tx) => house.stories.lock(tx, uuid())))).toBe('NOT_FOUND');
  });
});
