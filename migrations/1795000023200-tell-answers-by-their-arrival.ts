import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `ago_ms` counts back from the moment the statement came: it may then wait for rows that somebody else holds. */
export class TellAnswersByTheirArrival1795000023200 implements MigrationInterface {
  name = 'TellAnswersByTheirArrival1795000023200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(recordSent('arrived'));
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(recordSent('clock_timestamp()'));
  }
}

/** As in BeginAndRecordInOneStatement1795000023000. @param clock from which `ago_ms` counts back */
function recordSent(clock: string): string {
  return `
  CREATE OR REPLACE FUNCTION record_sent(
    attempts uuid[], refs text[], urls text[], ago_ms float8[], by_sender boolean[], actors uuid[], answers text[])
  RETURNS TABLE (attempt uuid, channel text, slot_at timestamptz, began_at timestamptz, at timestamptz)
  LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
  #variable_conflict use_column
  DECLARE
    ids uuid[];
    arrived timestamptz := clock_timestamp();
  BEGIN
    ids := ARRAY(
      SELECT t.publication_id FROM unnest(attempts) AS a(id)
      CROSS JOIN LATERAL (SELECT t.publication_id FROM publication_attempt t WHERE t.id = a.id OFFSET 0) t);
    PERFORM FROM publication p WHERE p.id = ANY (ids) ORDER BY p.id FOR UPDATE;
    RETURN QUERY
    WITH standing AS MATERIALIZED (
      SELECT a.*, p.id, p.channel, p.slot_at, p.claim_token, t.began_at,
             ${clock} - a.ago_ms * interval '1 millisecond' AS answered_at, clock_timestamp() AS now
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
  END $$`;
}
