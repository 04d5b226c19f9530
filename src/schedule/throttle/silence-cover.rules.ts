/**
 * How PostgreSQL reads the instant of a rule. It knows neither a year 0 nor offsets of 16 hours and more: those the claim judges alone. Of a
 * fraction it is given what it can keep: one rule that it could not read would fail every statement about anybody's publications.
 */
const instantOf = (key: 'from' | 'to') => `
  CASE WHEN r.rule ->> '${key}' ~ '^(?!0000).*(Z|[+-](0[0-9]|1[0-5])(:?[0-9]{2})?)$'
       THEN regexp_replace(replace(r.rule ->> '${key}', ',', '.'), '(\\.[0-9]{6})[0-9]+', '\\1')::timestamptz END`;

/** Which policies have a freeze blackout among their rules: nearly always none (partial index `throttle_policy_silences`). */
const HAS_SILENCE = `t.enabled AND t.rules @> '[{"type": "blackout", "mode": "freeze"}]'::jsonb`;

/**
 * SQL: the freeze blackouts, as entries of their own and as rules of policies alike: name, scope, `starts_at`, `ends_at`. The one place
 * that says where they are written.
 */
const SILENCES = `
  (SELECT b.name, b.department_id, b.channel, b.account_id, b.starts_at, b.ends_at FROM blackout b WHERE b.mode = 'freeze'
   UNION ALL
   SELECT coalesce(r.rule ->> 'name', t.name), t.department_id, t.channel, t.account_id, ${instantOf('from')}, ${instantOf('to')}
   FROM throttle_policy t CROSS JOIN LATERAL jsonb_array_elements(t.rules) AS r(rule)
   WHERE ${HAS_SILENCE} AND r.rule ->> 'type' = 'blackout' AND r.rule ->> 'mode' = 'freeze')`;

/** SQL: freeze blackouts `s` that the slot of publication `p` lies in. */
export const SILENCES_OVER_SLOT = `
  FROM ${SILENCES} s JOIN department sd ON sd.id = p.department_id
  WHERE s.starts_at <= p.slot_at AND p.slot_at < s.ends_at
    AND (s.channel IS NULL OR s.channel = p.channel) AND (s.account_id IS NULL OR s.account_id = p.account_id)
    AND (s.department_id IS NULL OR s.department_id = ANY (sd.path))`;

/** SQL: whether the slot of publication `p` lies in a freeze blackout that has begun: it is held for a person, during it and after it. */
export const SLOT_IN_SILENCE = `
  EXISTS (SELECT 1 ${SILENCES_OVER_SLOT} AND s.starts_at <= statement_timestamp())`;
