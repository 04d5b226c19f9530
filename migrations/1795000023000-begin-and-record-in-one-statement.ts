import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The usual begin and the usual record, each one statement and so one way to the server. The functions only ever say yes: whatever
 * they do not let through is looked at again, and told why, by the statements of the long way (begin.service, record.service).
 */
export class BeginAndRecordInOneStatement1795000023000 implements MigrationInterface {
  name = 'BeginAndRecordInOneStatement1795000023000';

  async up(q: QueryRunner): Promise<void> {
    // Which versions of which rows an approval answers for. No row can be changed and the mark stay: a change gives the row a new
    // xmin. So what was compared with the seal under a mark is what the rows still say while the mark stands.
    await q.query(`
      CREATE FUNCTION seal_marks(seals uuid[]) RETURNS TABLE (seal_id uuid, mark text) LANGUAGE sql STABLE AS $$
        SELECT s.id, concat_ws(' ',
          s.ctid, s.xmin, r.ctid, r.xmin, v.ctid, v.xmin, y.ctid, y.xmin, d.ctid, d.xmin,
          (SELECT string_agg(concat(m.ctid, m.xmin), ' ' ORDER BY m.ctid) FROM revision_media m WHERE m.revision_id = v.id), '/',
          (SELECT string_agg(concat(t.ctid, t.xmin), ' ' ORDER BY t.ctid) FROM variant t WHERE t.revision_id = v.id), '/',
          (SELECT string_agg(concat(a.ctid, a.xmin), ' ' ORDER BY a.ctid) FROM account a WHERE a.id = ANY (r.release_accounts)))
        FROM review_seal s
        JOIN review_round r ON r.id = s.round_id
        JOIN story_revision v ON v.id = r.revision_id
        JOIN story y ON y.id = v.story_id
        JOIN department d ON d.id = y.department_id
        WHERE s.id = ANY (seals)
      $$`);
    // VOLATILE, and in statements of their own: what is looked at has been committed by the time the gate (712002) and the rows are held.
    // Rows are fetched by their keys, one by one (OFFSET 0 keeps it so): by its statistics the planner takes the states on the way for
    // all but empty and would walk through everything that is in one. The plan is made once a session: it costs more
    // than its run; and it is made for tables of any size: one made while a table was small would read all of it ever after.
    // Nothing in it is worth compiling, whatever a plan without an index seems to cost.
    await q.query(`
      CREATE FUNCTION begin_sending(
        ids uuid[], tokens uuid[], attempts uuid[], workers uuid[], versions uuid[], marks text[],
        open_from timestamptz[], open_to timestamptz[])
      RETURNS TABLE (attempt uuid, began_at timestamptz)
      LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
      #variable_conflict use_column
      DECLARE
        rounds uuid[];
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(712002);
        -- One order everywhere: the publications, then the rounds of their approvals.
        PERFORM FROM publication p WHERE p.id = ANY (ids) ORDER BY p.id FOR UPDATE;
        rounds := ARRAY(
          SELECT s.round_id FROM unnest(ids) AS a(id)
          CROSS JOIN LATERAL (SELECT p.seal_id FROM publication p WHERE p.id = a.id OFFSET 0) p
          CROSS JOIN LATERAL (SELECT s.round_id FROM review_seal s WHERE s.id = p.seal_id OFFSET 0) s);
        PERFORM FROM review_round r WHERE r.id = ANY (rounds) ORDER BY r.id FOR SHARE;
        RETURN QUERY
        WITH standing AS MATERIALIZED (
          SELECT a.*, p.slot_at, p.claimed_at, clock_timestamp() AS now
          FROM unnest(ids, tokens, attempts, workers, versions, marks, open_from, open_to)
            AS a(id, token, attempt, worker, version, mark, open_from, open_to)
          CROSS JOIN LATERAL (SELECT p.* FROM publication p WHERE p.id = a.id OFFSET 0) p
          CROSS JOIN LATERAL (SELECT c.state FROM account c WHERE c.id = p.account_id OFFSET 0) c
          CROSS JOIN LATERAL (SELECT s.* FROM review_seal s WHERE s.id = p.seal_id OFFSET 0) s
          CROSS JOIN LATERAL (SELECT r.state FROM review_round r WHERE r.id = s.round_id OFFSET 0) r
          CROSS JOIN LATERAL (SELECT m.mark FROM seal_marks(ARRAY[s.id]) m OFFSET 0) m
          WHERE p.state = 'claimed' AND p.claim_token = a.token AND p.claim_expires_at > clock_timestamp()
            AND p.valid_until > clock_timestamp() AND p.slot_at <= clock_timestamp()
            AND a.open_from <= clock_timestamp() AND clock_timestamp() < a.open_to
            AND a.version = (SELECT n.version FROM throttle_version n WHERE n."only")
            AND c.state = 'active' AND r.state = 'approved' AND s.digest = p.seal_digest AND m.mark = a.mark
            AND NOT EXISTS (
              SELECT FROM freeze_order f, department dep
              WHERE f.lifted_at IS NULL AND dep.id = p.department_id
                AND (f.channel IS NULL OR f.channel = p.channel)
                AND (f.department_id IS NULL OR f.department_id = ANY (dep.path)))),
        begun AS (
          UPDATE publication p SET state = 'sending' FROM standing a WHERE p.id = a.id
          RETURNING p.id, a.token, a.attempt, a.worker, a.slot_at, a.claimed_at, a.now),
        counted AS (
          UPDATE send_ledger l SET began_at = b.now FROM begun b WHERE l.claim_token = b.token AND l.released_at IS NULL)
        INSERT INTO publication_attempt AS t (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at)
        SELECT b.attempt, b.id, b.token, b.worker, b.slot_at, b.claimed_at, b.now FROM begun b
        RETURNING t.id, t.began_at;
      END $$`);
    // Only what is still being sent and has nobody waiting for it. `ago_ms`: since the answer came.
    await q.query(`
      CREATE FUNCTION record_sent(
        attempts uuid[], refs text[], urls text[], ago_ms float8[], by_sender boolean[], actors uuid[], answers text[])
      RETURNS TABLE (attempt uuid, channel text, slot_at timestamptz, began_at timestamptz, at timestamptz)
      LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
      #variable_conflict use_column
      DECLARE
        ids uuid[];
      BEGIN
        ids := ARRAY(
          SELECT t.publication_id FROM unnest(attempts) AS a(id)
          CROSS JOIN LATERAL (SELECT t.publication_id FROM publication_attempt t WHERE t.id = a.id OFFSET 0) t);
        PERFORM FROM publication p WHERE p.id = ANY (ids) ORDER BY p.id FOR UPDATE;
        RETURN QUERY
        WITH standing AS MATERIALIZED (
          SELECT a.*, p.id, p.channel, p.slot_at, p.claim_token, t.began_at,
                 clock_timestamp() - a.ago_ms * interval '1 millisecond' AS answered_at, clock_timestamp() AS now
          FROM unnest(attempts, refs, urls, ago_ms, by_sender, actors, answers)
            AS a(attempt, ref, url, ago_ms, by_sender, actor, answer)
          CROSS JOIN LATERAL (SELECT t.* FROM publication_attempt t WHERE t.id = a.attempt OFFSET 0) t
          CROSS JOIN LATERAL (SELECT p.* FROM publication p WHERE p.id = t.publication_id OFFSET 0) p
          WHERE p.state = 'sending' AND p.claim_token = t.claim_token AND t.ended_at IS NULL
            AND NOT EXISTS (SELECT FROM publication w WHERE w.depends_on = p.id AND w.state = 'scheduled')),
        sent AS (
          UPDATE publication p
          SET state = 'sent', state_reason = NULL, may_be_out = false, platform_ref = a.ref, url = a.url, sent_at = a.answered_at
          FROM standing a WHERE p.id = a.id
          RETURNING a.*),
        ended AS (
          UPDATE publication_attempt t
          SET outcome = 'sent', ended_at = greatest(s.answered_at, t.began_at), platform_ref = s.ref, url = s.url, code = NULL,
              reason = NULL, next_poll_at = NULL, next_check_at = NULL, sender_done = t.sender_done OR s.by_sender
          FROM sent s WHERE t.id = s.attempt),
        closed AS (
          UPDATE send_ledger l SET ended_at = coalesce(l.ended_at, greatest(s.answered_at, l.began_at))
          FROM sent s WHERE l.claim_token = s.claim_token),
        told AS (
          INSERT INTO audit_entry (actor_id, action, subject_type, subject_id, data)
          SELECT s.actor, 'publication.sent', 'publication', s.id::text, s.answer::jsonb FROM sent s)
        SELECT s.attempt, s.channel::text, s.slot_at, s.began_at, s.now FROM sent s;
      END $$`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP FUNCTION record_sent(uuid[], text[], text[], float8[], boolean[], uuid[], text[])`);
    await q.query(
      `DROP FUNCTION begin_sending(uuid[], uuid[], uuid[], uuid[], uuid[], text[], timestamptz[], timestamptz[])`,
    );
    await q.query(`DROP FUNCTION seal_marks(uuid[])`);
  }
}
