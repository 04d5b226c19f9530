import { AccountService } from '../../src/accounts/account.service.js';
import { AuditLinker } from '../../src/platform/audit/audit-linker.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Answer, type TestApi } from '../support/http-app.js';

type Clerk = Awaited<ReturnType<TestApi['enter']>>;

interface Problem {
  code: string;
  pointer?: string;
  text: { zh: string; en: string };
  errors?: { pointer: string; code: string }[];
}

interface Review extends Problem {
  digest: string;
  rounds: {
    id: string;
    state: string;
    stage: number;
    stages: { key: string; decision: { person: { name: string }; opinion: string | null } | null }[];
    seal: { digest: string; voidedAt: string | null } | null;
  }[];
  nextMoves: { move: string; stage: number | null; allowed: boolean; refusal: { code: string } | null }[];
}

interface Story extends Problem {
  id: string;
  version: number;
  state: string;
}

interface List<T> extends Problem {
  items: T[];
  nextCursor: string | null;
}

describe('review over HTTP', () => {
  let database: TestDatabase;
  let api: TestApi;
  let bureau: string;
  let school: string;
  let author: Clerk;
  let first: Clerk;
  let second: Clerk;
  let final: Clerk;
  let administrator: Clerk;
  let web: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url, now: '2026-07-15T00:00:00Z' });
    bureau = await api.createDepartment({ name: '示例局' });
    school = await api.createDepartment({ name: '示例学校', parentId: bureau, kind: 'school' });
    author = await api.enter('author', [school, 'press_officer', 'final_reviewer']);
    first = await api.enter('first', [school, 'first_reviewer']);
    second = await api.enter('second', [bureau, 'second_reviewer']);
    final = await api.enter('final', [bureau, 'final_reviewer']);
    administrator = await api.enter('administrator', [bureau, 'administrator']);
    const account = await api.app
      .get(AccountService)
      .createSystemAccount({ departmentId: bureau, channel: 'web', name: '示例网站' });
    web = account.id;
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const texts = {
    title: '示例：校园开放日',
    summary: '示例摘要',
    facts: { name: '校园开放日', startsOn: '2026-07-20' },
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '示例正文。' }] }] },
  };
  const write = async (): Promise<Story> => {
    const { status, body, text } = await author.post<Story>('/api/stories', {
      departmentId: school,
      kind: 'unit',
      ...texts,
      facts: { name: '示例学校' },
    });
    if (status !== 201) throw new Error(text);
    return body;
  };
  const release = (story: Story, over: object = {}) => ({
    version: story.version,
    accountIds: [web],
    windowFrom: '2026-07-16T09:00:00+08:00',
    windowTo: '2026-07-20T18:00:00+08:00',
    ...over,
  });
  const submit = async (story: Story, over: object = {}): Promise<Answer<Review>> =>
    author.post<Review>(`/api/stories/${story.id}/submit`, release(story, over));
  const handedIn = async (): Promise<{ story: Story; round: string; digest: string }> => {
    const story = await write();
    const { status, body, text } = await submit(story);
    if (status !== 201) throw new Error(text);
    return { story, round: body.rounds[0]?.id ?? '', digest: body.digest };
  };
  const allowed = (review: Review): string[] => review.nextMoves.filter((one) => one.allowed).map((one) => one.move);

  it('three people read, agree and seal; everybody sees their own next moves', async () => {
    const { story, round, digest } = await handedIn();
    const path = `/api/stories/${story.id}/review`;
    expect(allowed((await author.get<Review>(path)).body)).toEqual(['withdraw']);
    expect(allowed((await first.get<Review>(path)).body)).toEqual(['approve', 'return']);
    expect(allowed((await second.get<Review>(path)).body)).toEqual([]);

    for (const [stage, [clerk, opinion]] of (
      [
        [first, '文字已核'],
        [second, undefined],
        [final, '同意签发'],
      ] as [Clerk, string?][]
    ).entries()) {
      const seen = await clerk.get<Review>(path);
      const answer = await clerk.post<Review>(`/api/rounds/${round}/approve`, {
        stage,
        digest: seen.body.digest,
        opinion,
      });
      expect([answer.status, answer.body.rounds[0]?.stages[stage]?.decision?.opinion]).toEqual([200, opinion ?? null]);
    }

    const { body } = await author.get<Review>(path);
    expect(body.rounds[0]).toMatchObject({ state: 'approved', seal: { digest, voidedAt: null } });
    expect(allowed(body)).toEqual(['void']);
    expect((await author.get<Story>(`/api/stories/${story.id}`)).body.state).toBe('approved');
  });

  it('the queue shows what waits for me, oldest first, page by page', async () => {
    const waiting = async (
      clerk: Clerk,
      query = '',
    ): Promise<List<{ storyId: string; title: string; stageName: { zh: string } }>> =>
      (
        await clerk.get<List<{ storyId: string; title: string; stageName: { zh: string } }>>(
          `/api/review/queue${query}`,
        )
      ).body;
    const { items: before } = await waiting(first);
    const one = await handedIn();
    api.clock.advance(1000);
    const two = await handedIn();
    const ids = [...before.map((item) => item.storyId), one.story.id, two.story.id];
    expect((await waiting(first)).items.map((item) => item.storyId)).toEqual(ids);
    expect((await waiting(second)).items).toEqual([]);
    // The author holds a reviewing role as well, and is never asked about the own story.
    expect((await waiting(author)).items).toEqual([]);

    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await waiting(first, `?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map((item) => item.storyId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);

    await first.post(`/api/rounds/${one.round}/approve`, { stage: 0, digest: one.digest });
    expect((await waiting(first)).items.map((item) => item.storyId)).toEqual(ids.filter((id) => id !== one.story.id));
    expect((await waiting(second)).items).toMatchObject([
      { storyId: one.story.id, title: texts.title, stageName: { zh: '复审' } },
    ]);
    expect((await waiting(first, '?cursor=bm9uc2Vuc2U')).code).toBe('INVALID_INPUT');
  });

  it('a returned story shows the opinion, takes a new revision, and goes through again', async () => {
    const { story, round, digest } = await handedIn();
    const returned = await first.post<Review>(`/api/rounds/${round}/return`, { stage: 0, digest, opinion: '标题请改' });
    expect(returned.body.rounds[0]).toMatchObject({
      state: 'returned',
      stages: [{ decision: { opinion: '标题请改' } }, {}, {}],
    });

    const stands = await author.get<Story>(`/api/stories/${story.id}`);
    expect((await submit(stands.body)).body.code).toBe('REVIEW_REVISION_SEEN');
    const revised = await author.post<Story>(`/api/stories/${story.id}/revisions`, {
      version: stands.body.version,
      ...texts,
      facts: { name: '示例学校' },
      title: '示例：新标题',
    });
    expect(revised.status).toBe(201);
    const again = await submit(revised.body);
    expect([again.status, again.body.rounds.map((one) => one.state)]).toEqual([201, ['in_review', 'returned']]);
  });

  it('no variant can be changed while the story is in review', async () => {
    const { story } = await handedIn();
    const stands = await author.get<Story>(`/api/stories/${story.id}`);
    const revised = await author.post<Problem>(`/api/stories/${story.id}/revisions`, {
      version: stands.body.version,
      ...texts,
      facts: { name: '示例学校' },
    });
    expect([revised.status, revised.body.code]).toEqual([409, 'STORY_NOT_WRITABLE']);
  });

  it('an approval that is voided stands no longer', async () => {
    const { story, round, digest } = await handedIn();
    await first.post(`/api/rounds/${round}/approve`, { stage: 0, digest });
    await second.post(`/api/rounds/${round}/approve`, { stage: 1, digest });
    await final.post(`/api/rounds/${round}/approve`, { stage: 2, digest });
    const silent = await final.post<Problem>(`/api/rounds/${round}/void`, { reason: '  ' });
    expect([silent.status, silent.body.errors?.[0]?.pointer]).toEqual([400, '/reason']);
    const voided = await final.post<Review>(`/api/rounds/${round}/void`, { reason: '数据有误' });
    expect([voided.status, voided.body.rounds[0]?.state, voided.body.digest]).toEqual([200, 'voided', null]);
    expect(voided.body.rounds[0]?.seal?.voidedAt).not.toBeNull();
    expect((await author.get<Story>(`/api/stories/${story.id}`)).body.state).toBe('withdrawn');
  });

  it('the same approval sent again with its key is answered the same and done once', async () => {
    const { story, round, digest } = await handedIn();
    const options = { headers: { 'idempotency-key': `approve-${story.id}` } };
    const once = await first.post<Review>(`/api/rounds/${round}/approve`, { stage: 0, digest }, options);
    const again = await first.post<Review>(`/api/rounds/${round}/approve`, { stage: 0, digest }, options);
    expect([once.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(once.body);
  });

  it('everybody keeps their own phrases, each once, and drops them again', async () => {
    const keep = (text: string) => first.post<{ id: string; text: string }[]>('/api/review/phrases', { text });
    expect((await keep(' 请核对日期。 ')).body.map(({ text }) => text)).toEqual(['请核对日期。']);
    await keep('请注明来源。');
    const { status, body } = await keep('请核对日期。');
    expect([status, body.map(({ text }) => text)]).toEqual([201, ['请核对日期。', '请注明来源。']]);
    expect((await second.get('/api/review/phrases')).body).toEqual([]);
    const path = `/api/review/phrases/${body[0]?.id}`;
    expect((await second.delete(path)).status).toBe(404);
    expect((await first.delete(path)).status).toBe(204);
    expect((await first.get<{ text: string }[]>('/api/review/phrases')).body.map(({ text }) => text)).toEqual([
      '请注明来源。',
    ]);
    for (let n = 1; n < 40; n += 1) await keep(`示例 ${n}`);
    expect((await first.post<Problem>('/api/review/phrases', { text: '再多一条' })).body.code).toBe(
      'REVIEW_TOO_MANY_PHRASES',
    );
    expect((await first.post<Problem>('/api/review/phrases', { text: '  ' })).body.code).toBe('INVALID_INPUT');
  });

  describe('refuses clearly', () => {
    let round: string;
    let digest: string;
    beforeAll(async () => {
      ({ round, digest } = await handedIn());
    });

    it.each<[string, () => Promise<Answer<Problem>>, number, string, string?]>([
      [
        'a decision of the author',
        () => author.post(`/api/rounds/${round}/approve`, { stage: 0, digest }),
        403,
        'REVIEW_OWN_STORY',
      ],
      [
        'a decision of the administrator, who has no by-pass',
        () => administrator.post(`/api/rounds/${round}/approve`, { stage: 0, digest }),
        403,
        'REVIEW_ROLE_MISSING',
      ],
      [
        'a skipped stage',
        () => final.post(`/api/rounds/${round}/approve`, { stage: 2, digest }),
        409,
        'REVIEW_STAGE_MOVED',
        '/stage',
      ],
      [
        'a stale digest',
        () => first.post(`/api/rounds/${round}/approve`, { stage: 0, digest: '0'.repeat(64) }),
        409,
        'REVIEW_DIGEST_CHANGED',
        '/digest',
      ],
      [
        'a digest that is none',
        () => first.post(`/api/rounds/${round}/approve`, { stage: 0, digest: 'abc' }),
        400,
        'INVALID_INPUT',
        '/digest',
      ],
      [
        'a return without an opinion',
        () => first.post(`/api/rounds/${round}/return`, { stage: 0, digest }),
        400,
        'INVALID_INPUT',
        '/opinion',
      ],
      [
        'an opinion too long',
        () => first.post(`/api/rounds/${round}/return`, { stage: 0, digest, opinion: '长'.repeat(2001) }),
        400,
        'INVALID_INPUT',
        '/opinion',
      ],
      [
        'an opinion PostgreSQL cannot hold',
        () => first.post(`/api/rounds/${round}/return`, { stage: 0, digest, opinion: '意\u0000见' }),
        400,
        'INVALID_INPUT',
      ],
      [
        'an unknown round',
        () => first.post('/api/rounds/0190a000-0000-7000-8000-000000000001/approve', { stage: 0, digest }),
        404,
        'REVIEW_ROUND_UNKNOWN',
      ],
      [
        'an id that is none',
        () => first.post('/api/rounds/1/approve', { stage: 0, digest }),
        400,
        'INVALID_INPUT',
        '/id',
      ],
      [
        'a field nobody asked for',
        () => first.post(`/api/rounds/${round}/approve`, { stage: 0, digest, force: true }),
        400,
        'INVALID_INPUT',
        '/force',
      ],
      [
        'nobody’s decision',
        () => api.post(`/api/rounds/${round}/approve`, { stage: 0, digest }),
        401,
        'UNAUTHENTICATED',
      ],
      [
        'voiding what is not approved',
        () => final.post(`/api/rounds/${round}/void`, { reason: '有误' }),
        409,
        'REVIEW_NOT_APPROVED',
      ],
      [
        'withdrawing by a reviewer',
        () => first.post(`/api/rounds/${round}/withdraw`, { reason: '有误' }),
        403,
        'REVIEW_NOT_YOURS',
      ],
    ])(
      '%s',
      async (...[, call, status, code, pointer]) => {
        const answer = await call();
        expect([answer.status, answer.body.code]).toEqual([status, code]);
        expect(answer.body.text.zh).not.toBe('');
        if (pointer !== undefined) expect(answer.body.pointer).toBe(pointer);
        const { body } = await first.get<Review>(`/api/review/queue?limit=100`);
        expect(JSON.stringify(body)).toContain(round);
      },
      10_000,
    );

    it.each<[string, object, number, string, string]>([
      ['a stale version', { version: 7 }, 409, 'STORY_STALE_VERSION', '/version'],
      ['no account', { accountIds: [] }, 400, 'INVALID_INPUT', '/accountIds'],
      [
        'an unknown account',
        { accountIds: ['0190a000-0000-7000-8000-000000000001'] },
        400,
        'ACCOUNT_UNKNOWN',
        '/accountIds/0',
      ],
      ['a past window', { windowFrom: '2020-07-15T00:00:00+08:00' }, 422, 'REVIEW_WINDOW_PAST', '/windowFrom'],
      ['a window beyond a year', { windowTo: '2029-07-15T00:00:00+08:00' }, 422, 'REVIEW_WINDOW_TOO_FAR', '/windowTo'],
      ['a time without its zone', { windowTo: '2026-07-20T18:00:00' }, 400, 'INVALID_INPUT', '/windowTo'],
      ['a day that does not exist', { windowTo: '2026-02-30T18:00:00+08:00' }, 400, 'INVALID_INPUT', '/windowTo'],
      ['a week date', { windowTo: '2026-W29-3T18:00:00+08:00' }, 400, 'INVALID_INPUT', '/windowTo'],
    ])('handing in with %s', async (_what, over, status, code, pointer) => {
      const story = await write();
      const { status: answered, body } = await submit(story, over);
      expect([answered, body.code, body.pointer]).toEqual([status, code, pointer]);
      expect((await author.get<Story>(`/api/stories/${story.id}`)).body).toMatchObject({
        state: 'draft',
        version: story.version,
      });
    });

    it('a story the caller has nothing to do with', async () => {
      const story = await write();
      const stranger = await api.enter(`stranger`, [await api.createDepartment({ name: '外单位' }), 'press_officer']);
      for (const answer of [
        await stranger.get<Problem>(`/api/stories/${story.id}/review`),
        await stranger.post<Problem>(`/api/stories/${story.id}/submit`, release(story, { accountIds: [web] })),
      ]) {
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(['NOT_FOUND', 'ACCOUNT_UNKNOWN']).toContain(answer.body.code);
      }
    });
  });

  describe('the audit log', () => {
    interface Entry {
      action: string;
      actorName: string;
      seq: string | null;
      requestId: string;
      data: { digest?: string };
    }

    it('shows every act of a review with who did it, newest first, linked a moment later', async () => {
      const { story, round, digest } = await handedIn();
      await first.post(`/api/rounds/${round}/approve`, { stage: 0, digest });
      await api.app.get(AuditLinker).link();
      const { body } = await administrator.get<List<Entry>>(`/api/audit?subjectType=story&subjectId=${story.id}`);
      expect(body.items.map((item) => [item.action, item.actorName]).slice(0, 2)).toEqual([
        ['review.approve', 'first'],
        ['review.submit', 'author'],
      ]);
      expect(body.items[0]?.data.digest).toBe(digest);
      for (const item of body.items) expect([typeof item.seq, item.requestId]).toEqual(['string', expect.any(String)]);

      const one = await administrator.get<List<Entry>>(`/api/audit?subjectId=${story.id}&limit=1`);
      const next = await administrator.get<List<Entry>>(
        `/api/audit?subjectId=${story.id}&limit=1&cursor=${one.body.nextCursor}`,
      );
      expect([one, next].map((page) => page.body.items[0]?.action)).toEqual(['review.approve', 'review.submit']);
    });

    it('is closed to everybody who may not read it for the whole house', async () => {
      const below = await api.enter('school-administrator', [school, 'administrator']);
      for (const clerk of [below, final, author]) {
        expect((await clerk.get<Problem>('/api/audit')).body.code).toBe('FORBIDDEN');
      }
      expect((await api.get<Problem>('/api/audit')).status).toBe(401);
    });
  });
});
