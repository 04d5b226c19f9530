import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import {
  constraintOf,
  openRound,
  passTo,
  sealOfRound,
  setScene,
  writeRevision,
  type OpenRound,
  type Scene,
} from './review-scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

const query = (sql: string, parameters: unknown[] = []): Promise<unknown> =>
  scene.api.dataSource.query(sql, parameters);
const DIGEST = 'a'.repeat(64);

/** What somebody at the database's own prompt would type. */
const insertDecision = (round: OpenRound, stage: number, personId: string, decision = 'approve'): Promise<unknown> =>
  query(
    `INSERT INTO review_decision (id, round_id, stage, person_id, decision, opinion, digest, at) VALUES ($1, $2, $3, $4, $5, '意见', $6, now())`,
    [uuid(), round.roundId, stage, personId, decision, DIGEST],
  );

describe('the database alone refuses', () => {
  let round: OpenRound;
  beforeEach(async () => {
    round = await openRound(scene, scene.people.author);
  });

  it('a decision of the author', async () => {
    expect(await constraintOf(insertDecision(round, 0, scene.people.author.personId))).toBe('review_decision_author');
  });

  it('a decision of who wrote on it after it was handed in', async () => {
    await query(`INSERT INTO story_contributor (story_id, person_id) VALUES ($1, $2)`, [
      round.storyId,
      scene.people.first.personId,
    ]);
    expect(await constraintOf(insertDecision(round, 0, scene.people.first.personId))).toBe('review_decision_author');
  });

  it('a reviewer who becomes an author afterwards', async () => {
    await passTo(scene, round, 1);
    const becoming = query(`INSERT INTO story_contributor (story_id, person_id) VALUES ($1, $2)`, [
      round.storyId,
      scene.people.first.personId,
    ]);
    expect(await constraintOf(becoming)).toBe('story_contributor_reviewer');
  });

  it('a skipped stage', async () => {
    expect(await constraintOf(insertDecision(round, 1, scene.people.second.personId))).toBe(
      'review_decision_current_stage',
    );
    expect(await constraintOf(query(`UPDATE review_round SET stage = 1 WHERE id = $1`, [round.roundId]))).toBe(
      'review_round_no_skipping',
    );
    expect(await constraintOf(query(`UPDATE review_round SET stage = 2 WHERE id = $1`, [round.roundId]))).toBe(
      'review_round_no_skipping',
    );
  });

  it('one person on two stages', async () => {
    await scene.decisions.approve(scene.people.triple, round.roundId, {
      stage: 0,
      digest: round.digest,
      opinion: null,
    });
    expect(await constraintOf(insertDecision(round, 1, scene.people.triple.personId))).toBe(
      'review_decision_person_once',
    );
  });

  it('a second decision of a stage', async () => {
    await passTo(scene, round, 1);
    expect(await constraintOf(insertDecision(round, 0, scene.people.otherFirst.personId))).toBe(
      'review_decision_current_stage',
    );
  });

  it('a decision that moves nothing', async () => {
    expect(await constraintOf(insertDecision(round, 0, scene.people.first.personId))).toBe('review_decision_effect');
    expect(await constraintOf(insertDecision(round, 0, scene.people.first.personId, 'return'))).toBe(
      'review_decision_effect',
    );
  });

  it('an approval before every stage has agreed', async () => {
    await passTo(scene, round, 2);
    const approving = query(`UPDATE review_round SET state = 'approved', closed_at = now() WHERE id = $1`, [
      round.roundId,
    ]);
    expect(await constraintOf(approving)).toBe('review_round_moves');
  });

  it('an approval without its seal, and a seal over another text than was signed', async () => {
    await passTo(scene, round, 2);
    const approve = (canonical: string | null) =>
      scene.api.dataSource.transaction(async (tx) => {
        await tx.query(
          `INSERT INTO review_decision (id, round_id, stage, person_id, decision, digest, at) VALUES ($1, $2, 2, $3, 'approve', $4, now())`,
          [uuid(), round.roundId, scene.people.final.personId, round.digest],
        );
        await tx.query(`UPDATE review_round SET state = 'approved', closed_at = now() WHERE id = $1`, [round.roundId]);
        if (canonical === null) return;
        await tx.query(
          `INSERT INTO review_seal (id, round_id, revision_id, version, digest, canonical, sealed_at) VALUES ($1, $2, $3, 'v1', $4, $5, now())`,
          [uuid(), round.roundId, round.revisionId, createHash('sha256').update(canonical).digest('hex'), canonical],
        );
      });
    expect(await constraintOf(approve(null))).toBe('review_seal_agrees');
    expect(await constraintOf(approve('{"something":"else"}'))).toBe('review_seal_signed');
  });

  it('a seal whose digest is not that of its text', async () => {
    await passTo(scene, round, 3);
    const forged = scene.api.dataSource.transaction(async (tx) => {
      await tx.query(`ALTER TABLE review_seal DISABLE TRIGGER review_seal_rules`);
      await tx.query(`UPDATE review_seal SET canonical = canonical || ' ' WHERE round_id = $1`, [round.roundId]);
    });
    expect(await constraintOf(forged)).toBe('review_seal_digest');
  });

  it('a return without a decision to return', async () => {
    const returning = query(`UPDATE review_round SET state = 'returned', closed_at = now() WHERE id = $1`, [
      round.roundId,
    ]);
    expect(await constraintOf(returning)).toBe('review_round_moves');
  });

  it('a withdrawal without a reason', async () => {
    const silent = query(`UPDATE review_round SET state = 'withdrawn', closed_at = now() WHERE id = $1`, [
      round.roundId,
    ]);
    expect(await constraintOf(silent)).toBe('review_round_reason');
  });

  it('a return without an opinion', async () => {
    const silent = query(
      `INSERT INTO review_decision (id, round_id, stage, person_id, decision, opinion, digest, at) VALUES ($1, $2, 0, $3, 'return', NULL, $4, now())`,
      [uuid(), round.roundId, scene.people.first.personId, DIGEST],
    );
    expect(await constraintOf(silent)).toBe('review_decision_opinion');
  });

  it.each([
    ['the accounts', `release_accounts = release_accounts[1:1]`],
    ['the window', `release_to = release_to + interval '1 day'`],
    ['the stages', `stages = '[{}]'`],
    ['the authors', `authors = authors || authors`],
    ['the revision', `revision_id = story_id`],
  ])('a change of %s under review', async (_what, change) => {
    expect(await constraintOf(query(`UPDATE review_round SET ${change} WHERE id = $1`, [round.roundId]))).toBe(
      'review_round_frozen',
    );
  });

  it('a second round of a revision, a second open round of a story, and a round that does not name its authors', async () => {
    const open = (revisionId: string, authors: string[], number = 2) =>
      query(
        `INSERT INTO review_round (id, story_id, revision_id, department_id, number, stages, authors, submitted_by, submitted_at, release_accounts, release_from, release_to)
         SELECT $1, story_id, $2, department_id, $4, stages, $3, $5, submitted_at, release_accounts, release_from, release_to FROM review_round WHERE id = $6`,
        [uuid(), revisionId, authors, number, authors[0], round.roundId],
      );
    const { author, mighty } = scene.people;
    await scene.withdrawals.withdraw(author, round.roundId, '重写');
    expect(await constraintOf(open(round.revisionId, [author.personId]))).toBe('review_round_revision_once');
    const next = await writeRevision(scene.api, round.storyId, author.personId);
    const last = await writeRevision(scene.api, round.storyId, author.personId);
    expect(await constraintOf(open(next, [mighty.personId]))).toBe('review_round_authors');
    expect(await constraintOf(open(next, [author.personId]))).toBe('ok');
    expect(await constraintOf(open(last, [author.personId], 3))).toBe('review_round_open');
    const other = await openRound(scene);
    await scene.withdrawals.withdraw(author, other.roundId, '重写');
    expect(await constraintOf(open(other.revisionId, [author.personId], 4))).toBe('review_round_revision');
  });

  it('a round that does not begin at its first stage', async () => {
    const skipping = query(
      `INSERT INTO review_round (id, story_id, revision_id, department_id, number, stages, stage, authors, submitted_by, submitted_at, release_accounts, release_from, release_to)
       SELECT $1, story_id, revision_id, department_id, 2, stages, 2, authors, submitted_by, submitted_at, release_accounts, release_from, release_to FROM review_round WHERE id = $2`,
      [uuid(), round.roundId],
    );
    expect(await constraintOf(skipping)).toBe('review_round_begins');
  });
});

describe('what was decided is kept', () => {
  let round: OpenRound;
  let sealId: string;
  beforeAll(async () => {
    round = await openRound(scene);
    await passTo(scene, round, 3);
    sealId = await sealOfRound(scene, round.roundId);
  });

  it.each([
    ['a decision', `UPDATE review_decision SET opinion = '别的'`, 'review_decision is kept for good'],
    ['a decision away', `DELETE FROM review_decision`, 'review_decision is kept for good'],
    ['all decisions', `TRUNCATE review_decision`, 'review_decision is kept for good'],
    ['a round away', `DELETE FROM review_round`, 'review_round is kept for good'],
    ['a seal away', `DELETE FROM review_seal`, 'review_seal is kept for good'],
    ['all seals', `TRUNCATE review_seal CASCADE`, 'review_seal is kept for good'],
    [
      'an approved round back',
      `UPDATE review_round SET state = 'in_review', closed_at = NULL WHERE state = 'approved'`,
      'review_round_moves',
    ],
    [
      'an approved round to withdrawn',
      `UPDATE review_round SET state = 'withdrawn', closing_reason = 'x' WHERE state = 'approved'`,
      'review_round_moves',
    ],
    [
      'the sealed text',
      `UPDATE review_seal SET canonical = '{}', digest = encode(sha256('{}'), 'hex')`,
      'review_seal_frozen',
    ],
    ['the time of sealing', `UPDATE review_seal SET sealed_at = now()`, 'review_seal_frozen'],
  ])('nobody takes or changes %s', async (_what, sql, refusal) => {
    expect(await constraintOf(query(sql))).toBe(refusal);
  });

  it('a seal is voided with its round or not at all, once, and for a reason', async () => {
    const voidSeal = `UPDATE review_seal SET voided_at = now(), voided_by = $2, void_reason = $3 WHERE id = $1`;
    const { final } = scene.people;
    expect(await constraintOf(query(voidSeal, [sealId, final.personId, '有误']))).toBe('review_seal_agrees');
    expect(await constraintOf(query(voidSeal, [sealId, final.personId, ' ']))).toBe('review_seal_void');
    expect(await constraintOf(query(`UPDATE review_round SET state = 'voided' WHERE id = $1`, [round.roundId]))).toBe(
      'review_seal_agrees',
    );
    await scene.withdrawals.voidApproval(final, round.roundId, '有误');
    expect(await constraintOf(query(voidSeal, [sealId, final.personId, '改口']))).toBe('review_seal_frozen');
    expect(
      await constraintOf(
        query(`UPDATE review_seal SET voided_at = NULL, voided_by = NULL, void_reason = NULL WHERE id = $1`, [sealId]),
      ),
    ).toBe('review_seal_frozen');
  });
});
