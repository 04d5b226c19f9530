import {
  codeOf,
  handIn,
  openRound,
  passTo,
  sealOfRound,
  setScene,
  writeStory,
  type OpenRound,
  type Scene,
} from './review-scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

/** Every race is run several times: which side wins may differ, what comes out may not. */
const TIMES = [1, 2, 3, 4, 5];

const verdict = (round: OpenRound, stage: number) => ({ stage, digest: round.digest, opinion: null });
const decided = async (round: OpenRound): Promise<{ stage: number; person_id: string; decision: string }[]> =>
  scene.api.dataSource.query(
    `SELECT stage, person_id, decision FROM review_decision WHERE round_id = $1 ORDER BY stage`,
    [round.roundId],
  );
const roundOf = async (round: OpenRound): Promise<{ state: string; stage: number; story: string }> => {
  const [row] = await scene.api.dataSource.query(
    `SELECT r.state, r.stage, s.state AS story FROM review_round r JOIN story s ON s.id = r.story_id WHERE r.id = $1`,
    [round.roundId],
  );
  return row;
};

describe('two at the same time', () => {
  it.each(TIMES)(
    'two approvers of one stage: one decides, the other is told that the round has moved on (%i)',
    async () => {
      const round = await openRound(scene);
      const outcomes = await Promise.all([
        codeOf(scene.decisions.approve(scene.people.first, round.roundId, verdict(round, 0))),
        codeOf(scene.decisions.approve(scene.people.otherFirst, round.roundId, verdict(round, 0))),
      ]);
      expect(outcomes.sort()).toEqual(['REVIEW_STAGE_MOVED', 'ok']);
      expect(await decided(round)).toHaveLength(1);
      expect(await roundOf(round)).toEqual({ state: 'in_review', stage: 1, story: 'in_review' });
    },
  );

  it.each(TIMES)('two final approvers: one seal (%i)', async () => {
    const round = await openRound(scene);
    await passTo(scene, round, 2);
    const outcomes = await Promise.all([
      codeOf(scene.decisions.approve(scene.people.final, round.roundId, verdict(round, 2))),
      codeOf(scene.decisions.approve(scene.people.triple, round.roundId, verdict(round, 2))),
    ]);
    expect(outcomes.sort()).toEqual(['REVIEW_ROUND_CLOSED', 'ok']);
    expect(await roundOf(round)).toEqual({ state: 'approved', stage: 2, story: 'approved' });
    expect(await sealOfRound(scene, round.roundId)).not.toBe('');
  });

  it.each(TIMES)('one person on two stages: one decision of theirs at most (%i)', async () => {
    const round = await openRound(scene);
    const act = (stage: number) =>
      codeOf(scene.decisions.approve(scene.people.triple, round.roundId, verdict(round, stage)));
    const [first, second] = await Promise.all([act(0), act(1)]);
    expect(first).toBe('ok');
    expect(['REVIEW_STAGE_MOVED', 'REVIEW_SECOND_STAGE']).toContain(second);
    expect(await decided(round)).toEqual([{ stage: 0, person_id: scene.people.triple.personId, decision: 'approve' }]);
  });

  it.each(TIMES)('approve against return at one stage: one of them (%i)', async () => {
    const round = await openRound(scene);
    const [approved, returned] = await Promise.all([
      codeOf(scene.decisions.approve(scene.people.first, round.roundId, verdict(round, 0))),
      codeOf(
        scene.decisions.returnToAuthor(scene.people.otherFirst, round.roundId, {
          ...verdict(round, 0),
          opinion: '退回',
        }),
      ),
    ]);
    const won = approved === 'ok' ? 'approve' : 'return';
    expect([approved, returned].filter((code) => code === 'ok')).toHaveLength(1);
    expect(won === 'approve' ? returned : approved).toBe(
      won === 'approve' ? 'REVIEW_STAGE_MOVED' : 'REVIEW_ROUND_CLOSED',
    );
    expect((await decided(round)).map((one) => one.decision)).toEqual([won]);
  });

  it.each(TIMES)('withdraw against the final approval: one outcome, whole (%i)', async () => {
    const round = await openRound(scene);
    await passTo(scene, round, 2);
    const [withdrawn, approved] = await Promise.all([
      codeOf(scene.withdrawals.withdraw(scene.people.author, round.roundId, '撤回')),
      codeOf(scene.decisions.approve(scene.people.final, round.roundId, verdict(round, 2))),
    ]);
    expect([withdrawn, approved].sort()).toEqual(['REVIEW_ROUND_CLOSED', 'ok']);
    const state = approved === 'ok' ? 'approved' : 'withdrawn';
    expect(await roundOf(round)).toEqual({ state, stage: 2, story: state });
    expect((await sealOfRound(scene, round.roundId)) !== '').toBe(approved === 'ok');
  });

  it.each(TIMES)('two who hand in the same story: one round (%i)', async () => {
    const story = await writeStory(scene.api, scene.school, scene.people.author.personId);
    const outcomes = await Promise.all([
      codeOf(handIn(scene, story, scene.people.author)),
      codeOf(handIn(scene, story, scene.people.mighty)),
    ]);
    expect(outcomes.sort()).toEqual(['REVIEW_ROUND_OPEN', 'ok']);
  });

  it('a variant’s writer who is slow to be written down and a handing in do not wait for one another', async () => {
    const { dataSource } = scene.api;
    const story = await writeStory(scene.api, scene.school, scene.people.author.personId);
    await dataSource.query(
      `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END $$`,
    );
    // By its name it fires before the one that writes the writer down.
    await dataSource.query(`CREATE TRIGGER a_dawdle AFTER UPDATE ON variant FOR EACH ROW EXECUTE FUNCTION dawdle()`);
    try {
      const edit = dataSource.query(
        `UPDATE variant SET version = version + 1, updated_by = $2 WHERE revision_id = $1 AND channel = 'weibo'`,
        [story.revisionId, scene.people.mighty.personId],
      );
      const ends = await Promise.allSettled([edit, handIn(scene, story, scene.people.author)]);
      // Whoever comes second may be refused; neither may be broken off as a deadlock.
      expect(ends.map((end) => (end.status === 'rejected' ? String(end.reason) : '')).join()).not.toContain('deadlock');
    } finally {
      await dataSource.query(`DROP TRIGGER a_dawdle ON variant`);
      await dataSource.query(`DROP FUNCTION dawdle()`);
    }
  });

  it.each(TIMES)('an edit of a variant against handing in: what is reviewed is what stands (%i)', async () => {
    const story = await writeStory(scene.api, scene.school, scene.people.author.personId);
    const edit = scene.api.dataSource.query(
      `UPDATE variant SET content = jsonb_set(content, '{text}', '"改过 {link:publication} 了"'), version = version + 1, updated_by = $2
        WHERE revision_id = $1 AND channel = 'weibo'`,
      [story.revisionId, scene.people.mighty.personId],
    );
    const [, round] = await Promise.all([
      edit.catch((error: { driverError?: { constraint?: string } }) => {
        expect(error.driverError?.constraint).toBe('variant_locked');
      }),
      handIn(scene, story, scene.people.author),
    ]);
    await passTo(scene, round, 3);
    const seal = await scene.seals.sealFor(scene.api.dataSource.manager, story.storyId);
    expect(await scene.seals.standing(scene.api.dataSource.manager, seal?.sealId ?? '')).toMatchObject({ ok: true });
    const [row] = await scene.api.dataSource.query(
      `SELECT NOT EXISTS (SELECT FROM story_contributor c WHERE c.story_id = r.story_id AND NOT c.person_id = ANY (r.authors)) AS named
         FROM review_round r WHERE r.id = $1`,
      [round.roundId],
    );
    expect(row.named).toBe(true);
  });
});

describe('a send that looks at the approval', () => {
  it('makes a voiding wait until it has begun, and nothing begins after the voiding', async () => {
    const round = await openRound(scene);
    await passTo(scene, round, 3);
    const sealId = await sealOfRound(scene, round.roundId);

    const sending = scene.api.dataSource.createQueryRunner();
    await sending.startTransaction();
    expect(await scene.seals.standing(sending.manager, sealId)).toMatchObject({ ok: true });
    let voided = false;
    const voiding = scene.withdrawals.voidApproval(scene.people.final, round.roundId, '有误').then(() => {
      voided = true;
    });
    await untilWaiting();
    expect(voided).toBe(false);
    await sending.commitTransaction();
    await sending.release();
    await voiding;
    expect(await scene.seals.standing(scene.api.dataSource.manager, sealId)).toEqual({ ok: false, fault: 'voided' });
  });

  it('waits for a voiding under way and then finds no approval', async () => {
    const round = await openRound(scene);
    await passTo(scene, round, 3);
    const sealId = await sealOfRound(scene, round.roundId);

    // A lock such as the voiding holds, let go when the send is seen waiting.
    const holder = scene.api.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`SELECT FROM review_round WHERE id = $1 FOR UPDATE`, [round.roundId]);
    const looks = [
      scene.seals.standing(scene.api.dataSource.manager, sealId),
      scene.seals.sealFor(scene.api.dataSource.manager, round.storyId),
    ];
    await untilWaiting(2);
    await holder.query(`UPDATE review_round SET state = 'voided' WHERE id = $1`, [round.roundId]);
    await holder.query(`UPDATE review_seal SET voided_at = now(), voided_by = $2, void_reason = '有误' WHERE id = $1`, [
      sealId,
      scene.people.final.personId,
    ]);
    await holder.commitTransaction();
    await holder.release();
    expect(await Promise.all(looks)).toEqual([{ ok: false, fault: 'voided' }, null]);
  });
});

/** Until so many sessions of this database wait for a lock. */
async function untilWaiting(count = 1): Promise<void> {
  for (;;) {
    const [row] = await scene.database.dataSource.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (row.n >= count) return;
  }
}
