import { v7 as uuid } from 'uuid';
import type { Actor } from '../../src/identity/actor.js';
import {
  codeOf,
  handIn,
  openRound,
  passTo,
  sealOfRound,
  setScene,
  submissionOf,
  writeRevision,
  writeStory,
  NOW,
  type OpenRound,
  type Scene,
} from './review-scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.api.clock.set(NOW));

const verdict = (round: OpenRound, stage: number) => ({ stage, digest: round.digest, opinion: null });
const stateOf = async ({ storyId, roundId }: OpenRound): Promise<[story: string, round: string]> => {
  const [row] = await scene.api.dataSource.query(
    `SELECT s.state AS story, r.state AS round FROM story s JOIN review_round r ON r.story_id = s.id WHERE s.id = $1 AND r.id = $2`,
    [storyId, roundId],
  );
  return [row.story, row.round];
};
const auditOf = async (storyId: string): Promise<string[]> => {
  const rows: { action: string }[] = await scene.api.dataSource.query(
    `SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE 'review.%' ORDER BY id`,
    [storyId],
  );
  return rows.map((row) => row.action);
};

describe('the way of a story through review', () => {
  it('three people approve, one after the other, and the last approval seals what they saw', async () => {
    const round = await openRound(scene);
    expect(await stateOf(round)).toEqual(['in_review', 'in_review']);
    await passTo(scene, round, 3);
    expect(await stateOf(round)).toEqual(['approved', 'approved']);
    expect(await auditOf(round.storyId)).toEqual([
      'review.submit',
      'review.approve',
      'review.approve',
      'review.approve',
      'review.seal',
    ]);
    const view = await scene.reader.ofStory(scene.people.author, round.storyId);
    expect(view.digest).toBe(round.digest);
    expect(view.rounds[0]?.seal).toMatchObject({ digest: round.digest, version: 'v1', voidedAt: null });
    expect(view.rounds[0]?.stages.map((stage) => stage.decision?.person.name)).toEqual(['first', 'second', 'final']);
  });

  it('a return needs no further stage and lets the author hand in a new revision, not the old one', async () => {
    const round = await openRound(scene);
    await passTo(scene, round, 1);
    await scene.decisions.returnToAuthor(scene.people.second, round.roundId, {
      ...verdict(round, 1),
      opinion: '请核对数据',
    });
    expect(await stateOf(round)).toEqual(['returned', 'returned']);
    expect(await codeOf(handIn(scene, round, scene.people.author))).toBe('REVIEW_REVISION_SEEN');

    const revisionId = await writeRevision(scene.api, round.storyId, scene.people.author.personId);
    const again = await handIn(scene, { storyId: round.storyId, revisionId }, scene.people.author);
    expect(again.digest).not.toBe(round.digest);
    const { rounds } = await scene.reader.ofStory(scene.people.author, round.storyId);
    expect(rounds.map(({ number, state }) => [number, state])).toEqual([
      [2, 'in_review'],
      [1, 'returned'],
    ]);
    await passTo(scene, again, 3);
    expect(await stateOf(again)).toEqual(['approved', 'approved']);
  });

  it('the author takes it back out of review', async () => {
    const round = await openRound(scene);
    await passTo(scene, round, 2);
    await scene.withdrawals.withdraw(scene.people.author, round.roundId, '补充图片');
    expect(await stateOf(round)).toEqual(['withdrawn', 'withdrawn']);
    expect(await codeOf(scene.decisions.approve(scene.people.final, round.roundId, verdict(round, 2)))).toBe(
      'REVIEW_ROUND_CLOSED',
    );
    expect(await auditOf(round.storyId)).toContain('review.withdraw');
  });

  it('a voided approval stands no longer, tells the planner, and frees the story for a new revision', async () => {
    const round = await openRound(scene);
    await passTo(scene, round, 3);
    const sealId = await sealOfRound(scene, round.roundId);
    expect(await codeOf(scene.withdrawals.voidApproval(scene.people.second, round.roundId, '有误'))).toBe(
      'REVIEW_MAY_NOT_VOID',
    );
    await scene.withdrawals.voidApproval(scene.people.final, round.roundId, '有误');
    expect(await stateOf(round)).toEqual(['withdrawn', 'voided']);
    expect(await scene.seals.standing(scene.api.dataSource.manager, sealId)).toEqual({ ok: false, fault: 'voided' });
    expect(await scene.seals.sealFor(scene.api.dataSource.manager, round.storyId)).toBeNull();
    const words = await scene.api.dataSource.query(`SELECT payload FROM outbox_event WHERE job = 'approval.voided'`);
    expect(words).toContainEqual({ payload: { sealId } });
    expect(await codeOf(scene.withdrawals.voidApproval(scene.people.final, round.roundId, '再次'))).toBe(
      'REVIEW_NOT_APPROVED',
    );

    const revisionId = await writeRevision(scene.api, round.storyId, scene.people.author.personId);
    await passTo(scene, await handIn(scene, { storyId: round.storyId, revisionId }, scene.people.author), 3);
  });

  it('a refused act leaves nothing behind', async () => {
    const round = await openRound(scene);
    const before = await auditOf(round.storyId);
    await codeOf(
      scene.decisions.approve(scene.people.mighty, round.roundId, { ...verdict(round, 0), digest: 'f'.repeat(64) }),
    );
    expect(await auditOf(round.storyId)).toEqual(before);
    const [row] = await scene.api.dataSource.query(
      `SELECT count(*)::int AS n FROM review_decision WHERE round_id = $1`,
      [round.roundId],
    );
    expect(row.n).toBe(0);
  });
});

describe('who is refused', () => {
  let round: OpenRound;
  beforeAll(async () => {
    round = await openRound(scene, scene.people.mighty);
  });

  it.each<[string, () => Actor, number, string]>([
    ['the author, whatever roles', () => scene.people.mighty, 0, 'REVIEW_OWN_STORY'],
    ['who holds no role of the stage', () => scene.people.second, 0, 'REVIEW_ROLE_MISSING'],
    ['who wants to skip the stage', () => scene.people.final, 2, 'REVIEW_STAGE_MOVED'],
    ['a reviewer of another department, who learns nothing', () => scene.people.stranger, 0, 'REVIEW_ROUND_UNKNOWN'],
  ])('%s', async (_who, actor, stage, code) => {
    expect(await codeOf(scene.decisions.approve(actor(), round.roundId, verdict(round, stage)))).toBe(code);
    expect(
      await codeOf(
        scene.decisions.returnToAuthor(actor(), round.roundId, { ...verdict(round, stage), opinion: '退回' }),
      ),
    ).toBe(code);
  });

  it('who wrote only on an earlier revision', async () => {
    const story = await writeStory(scene.api, scene.school, scene.people.triple.personId);
    await writeRevision(scene.api, story.storyId, scene.people.author.personId);
    const other = await handIn(scene, story, scene.people.author);
    expect(await codeOf(scene.decisions.approve(scene.people.triple, other.roundId, verdict(other, 0)))).toBe(
      'REVIEW_OWN_STORY',
    );
  });

  it('who handed it in for somebody else', async () => {
    const story = await writeStory(scene.api, scene.school, scene.people.author.personId);
    const other = await handIn(scene, story, scene.people.mighty);
    expect(await codeOf(scene.decisions.approve(scene.people.mighty, other.roundId, verdict(other, 0)))).toBe(
      'REVIEW_OWN_STORY',
    );
  });

  it('who has decided another stage', async () => {
    const other = await openRound(scene);
    await scene.decisions.approve(scene.people.triple, other.roundId, verdict(other, 0));
    expect(await codeOf(scene.decisions.approve(scene.people.triple, other.roundId, verdict(other, 1)))).toBe(
      'REVIEW_SECOND_STAGE',
    );
    expect(
      await codeOf(
        scene.decisions.returnToAuthor(scene.people.triple, other.roundId, { ...verdict(other, 1), opinion: '退' }),
      ),
    ).toBe('REVIEW_SECOND_STAGE');
  });

  it('who did not read what stands', async () => {
    const stale = { ...verdict(round, 0), digest: 'a'.repeat(64) };
    expect(await codeOf(scene.decisions.approve(scene.people.first, round.roundId, stale))).toBe(
      'REVIEW_DIGEST_CHANGED',
    );
  });

  it('who approves after the release window is over, while returning still works', async () => {
    const other = await openRound(scene);
    scene.api.clock.advance(3 * 86_400_000);
    expect(await codeOf(scene.decisions.approve(scene.people.first, other.roundId, verdict(other, 0)))).toBe(
      'REVIEW_WINDOW_OVER',
    );
    await scene.decisions.returnToAuthor(scene.people.first, other.roundId, {
      ...verdict(other, 0),
      opinion: '请另定时间',
    });
  });

  it('reviewers who want to withdraw', async () => {
    expect(await codeOf(scene.withdrawals.withdraw(scene.people.first, round.roundId, '撤回'))).toBe(
      'REVIEW_NOT_YOURS',
    );
  });
});

describe('handing in is refused', () => {
  const day = 86_400_000;
  it.each<[string, Parameters<typeof submissionOf>[2], string]>([
    ['for a version that was not seen', { version: 99 }, 'STORY_STALE_VERSION'],
    ['for an unknown account', { accountIds: [uuid()] }, 'ACCOUNT_UNKNOWN'],
    ['for a window that is past', { windowFrom: new Date(NOW.getTime() - day) }, 'REVIEW_WINDOW_PAST'],
    ['for a window that runs backwards', { windowTo: new Date(NOW.getTime() + day / 2) }, 'REVIEW_WINDOW_ORDER'],
    ['for a window beyond a year', { windowTo: new Date(NOW.getTime() + 367 * day) }, 'REVIEW_WINDOW_TOO_FAR'],
  ])('%s', async (_why, over, code) => {
    const { storyId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    const submission = await submissionOf(scene, storyId, over);
    expect(await codeOf(scene.submissions.submit(scene.people.author, storyId, submission))).toBe(code);
    const [row] = await scene.api.dataSource.query(
      `SELECT s.state, (SELECT count(*)::int FROM revision_lock l JOIN story_revision v ON v.id = l.revision_id WHERE v.story_id = s.id) AS locks
         FROM story s WHERE s.id = $1`,
      [storyId],
    );
    expect(row).toEqual({ state: 'draft', locks: 0 });
  });

  it('for several accounts of which some are not there, naming those', async () => {
    const { storyId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    const [one, other] = [uuid(), uuid()];
    const submission = await submissionOf(scene, storyId, { accountIds: [scene.accounts.web, one, other] });
    const refused = scene.submissions.submit(scene.people.author, storyId, submission);
    await expect(refused).rejects.toMatchObject({
      code: 'ACCOUNT_UNKNOWN',
      pointer: '/accountIds/1',
      text: { zh: expect.stringContaining(`${one}, ${other}`) },
      detail: { accountIds: [one, other] },
    });
  });

  it('for a paused account', async () => {
    const { storyId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    await scene.api.dataSource.query(`UPDATE account SET state = 'paused' WHERE id = $1`, [scene.accounts.weibo]);
    expect(
      await codeOf(scene.submissions.submit(scene.people.author, storyId, await submissionOf(scene, storyId))),
    ).toBe('ACCOUNT_PAUSED');
    await scene.api.dataSource.query(`UPDATE account SET state = 'active' WHERE id = $1`, [scene.accounts.weibo]);
  });

  it('for a topic on Weibo’s open interface, which a person may post by hand', async () => {
    const { storyId, revisionId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    await scene.api.dataSource.query(
      `UPDATE variant SET content = jsonb_set(content, '{text}', '"#示例话题# {link:publication} 欢迎"'), version = version + 1 WHERE revision_id = $1 AND channel = 'weibo'`,
      [revisionId],
    );
    expect(
      await codeOf(scene.submissions.submit(scene.people.author, storyId, await submissionOf(scene, storyId))),
    ).toBe('REVIEW_VARIANT_PROBLEMS');
    const [hand] = await scene.api.dataSource.query<{ id: string }[]>(
      `INSERT INTO account (id, department_id, channel, driver, name, base_url) VALUES ($1, $2, 'weibo', 'hand', '示例人工微博', '') RETURNING id`,
      [uuid(), scene.bureau],
    );
    const accountIds = [scene.accounts.web, String(hand?.id)];
    expect(
      await codeOf(
        scene.submissions.submit(scene.people.author, storyId, await submissionOf(scene, storyId, { accountIds })),
      ),
    ).toBe('ok');
  });

  it('for a channel without a text, and for a text its platform would refuse', async () => {
    const { storyId, revisionId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    await scene.api.dataSource.query(
      `UPDATE variant SET content = jsonb_set(content, '{text}', '"没有链接"'), version = version + 1 WHERE revision_id = $1 AND channel = 'weibo'`,
      [revisionId],
    );
    expect(
      await codeOf(scene.submissions.submit(scene.people.author, storyId, await submissionOf(scene, storyId))),
    ).toBe('REVIEW_VARIANT_PROBLEMS');
    const wechat = await scene.api.dataSource.query(
      `INSERT INTO account (id, department_id, channel, driver, name, base_url) VALUES ($1, $2, 'wechat', 'publish', '示例号', 'https://api.weixin.qq.com') RETURNING id`,
      [uuid(), scene.bureau],
    );
    const accountIds = [wechat[0].id];
    expect(
      await codeOf(
        scene.submissions.submit(scene.people.author, storyId, await submissionOf(scene, storyId, { accountIds })),
      ),
    ).toBe('REVIEW_VARIANT_MISSING');
  });

  it('while it is in review, and after it was approved', async () => {
    const round = await openRound(scene);
    expect(await codeOf(handIn(scene, round, scene.people.author))).toBe('REVIEW_ROUND_OPEN');
    await passTo(scene, round, 3);
    expect(await codeOf(handIn(scene, round, scene.people.author))).toBe('REVIEW_ALREADY_APPROVED');
  });

  it('for what cannot be sealed: it has more than one honest spelling', async () => {
    const { storyId, revisionId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    await scene.api.dataSource.query(
      `UPDATE variant SET content = jsonb_set(content, '{body,content,0,attrs}', '{"width": 0.5}'), version = version + 1
        WHERE revision_id = $1 AND channel = 'web'`,
      [revisionId],
    );
    const submission = await submissionOf(scene, storyId, { accountIds: [scene.accounts.web] });
    expect(await codeOf(scene.submissions.submit(scene.people.author, storyId, submission))).toBe(
      'REVIEW_NOT_SEALABLE',
    );
  });

  it('of a text with the link of a page that is not handed in with it: it could never leave', async () => {
    const { storyId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    const submission = await submissionOf(scene, storyId, { accountIds: [scene.accounts.weibo] });
    const { submissions, people } = scene;
    await expect(submissions.submit(people.author, storyId, submission)).rejects.toMatchObject({
      definition: { code: 'REVIEW_VARIANT_PROBLEMS' },
      detail: { channel: 'weibo', problems: [{ pointer: '/text', code: 'LINK_WITHOUT_PAGE' }] },
    });
    const { accounts } = scene;
    const both = { ...submission, accountIds: [accounts.weibo, accounts.web] };
    expect(await submissions.submit(people.author, storyId, both)).toBe(storyId);
  });

  it('for who may not: a stranger learns nothing, a reviewer is told', async () => {
    const { storyId } = await writeStory(scene.api, scene.school, scene.people.author.personId);
    const submission = await submissionOf(scene, storyId);
    expect(await codeOf(scene.submissions.submit(scene.people.first, storyId, submission))).toBe(
      'REVIEW_MAY_NOT_SUBMIT',
    );
    const web = { ...submission, accountIds: [scene.accounts.web] };
    expect(await codeOf(scene.submissions.submit(scene.people.stranger, storyId, web))).toBe('ACCOUNT_UNKNOWN');
    expect(await codeOf(scene.submissions.submit(scene.people.author, uuid(), submission))).toBe('NOT_FOUND');
  });
});

describe('the seal for publishing', () => {
  it('names what may leave, where and when, and gives the signed content back', async () => {
    const round = await openRound(scene);
    expect(await scene.seals.sealFor(scene.api.dataSource.manager, round.storyId)).toBeNull();
    await passTo(scene, round, 3);
    const seal = await scene.seals.sealFor(scene.api.dataSource.manager, round.storyId);
    expect(seal).toMatchObject({
      storyId: round.storyId,
      revisionId: round.revisionId,
      departmentId: scene.school,
      digest: round.digest,
      accountIds: [scene.accounts.web, scene.accounts.weibo],
      windowFrom: new Date(NOW.getTime() + 86_400_000),
    });
    const sealId = seal?.sealId ?? '';
    expect(await scene.seals.standing(scene.api.dataSource.manager, sealId)).toMatchObject({
      ok: true,
      digest: round.digest,
    });
    expect(await scene.seals.sealedContent(scene.api.dataSource.manager, sealId, 'weibo')).toEqual({
      channel: 'weibo',
      text: '示例微博 {link:publication} 欢迎阅读',
      picture: null,
    });
    expect(await codeOf(scene.seals.sealedContent(scene.api.dataSource.manager, sealId, 'wechat'))).toBe(
      'REVIEW_SEAL_WITHOUT_CHANNEL',
    );
    expect(await scene.seals.standing(scene.api.dataSource.manager, uuid())).toEqual({ ok: false, fault: 'unknown' });
  });

  it.each([
    [
      'the text of a variant',
      `UPDATE variant SET content = jsonb_set(content, '{text}', '"别的内容"'), version = version + 1 WHERE revision_id = $1 AND channel = 'weibo'`,
    ],
    ['the title', `UPDATE story_revision SET title = '别的标题' WHERE id = $1`],
    ['a fact to what cannot be sealed at all', `UPDATE story_revision SET facts = '{"years": 0.5}' WHERE id = $1`],
    [
      'an account',
      `UPDATE review_round SET release_accounts = release_accounts || '0190a000-0000-7000-8000-000000000001'::uuid WHERE revision_id = $1`,
    ],
    [
      'the name of the department it is signed with',
      `UPDATE department SET name = name || ' 新' WHERE id = (SELECT department_id FROM review_round WHERE revision_id = $1)`,
    ],
    [
      'the source an account names',
      `UPDATE account SET settings = settings || jsonb_build_object('source', $1::text)
        WHERE id = (SELECT release_accounts[1] FROM review_round WHERE revision_id = $1::uuid)`,
    ],
    ['the window', `UPDATE review_round SET release_to = release_to + interval '1 second' WHERE revision_id = $1`],
  ])(
    'does not stand when somebody got behind the house and changed %s; what was signed is still there',
    async (_what, sql) => {
      const round = await openRound(scene);
      await passTo(scene, round, 3);
      const sealId = await sealOfRound(scene, round.roundId);
      await scene.api.dataSource.transaction(async (tx) => {
        await tx.query(`SET LOCAL session_replication_role = replica`);
        await tx.query(sql, [round.revisionId]);
      });
      expect(await scene.seals.standing(scene.api.dataSource.manager, sealId)).toEqual({
        ok: false,
        fault: 'mismatch',
      });
      expect(await scene.seals.sealedContent(scene.api.dataSource.manager, sealId, 'weibo')).toMatchObject({
        text: '示例微博 {link:publication} 欢迎阅读',
      });
    },
  );
});
