import { SPARE, STANDING_STEPS } from '../channels/channel.js';

/** What a journal (`s`) tells of a draft that may stand on the platform. The index `publication_preparation_standing` holds just these. */
const STANDING = `(s.step = '${STANDING_STEPS.draft}' AND s.facts ->> 'mediaId' <> '' AND NOT s.facts ? 'taken'
  OR s.step = '${STANDING_STEPS.adding}' AND s.facts ->> 'key' <> '')`;

const IS_OUT = `p.state IN ('sent', 'retracted')`;
const [SPARE_NOTE] = Object.keys(SPARE);

/** Not to leave for now, and nobody is at it; or it is out, and not by the draft that stands. */
const ASIDE = `(p.state IN ('held', 'cancelled', 'missed')
  OR ${IS_OUT} AND EXISTS (SELECT 1 FROM publication_preparation x WHERE x.publication_id = p.id AND x.facts ? '${SPARE_NOTE}')
  OR p.state = 'failed' AND EXISTS (SELECT 1 FROM review_seal v WHERE v.id = p.seal_id AND v.voided_at IS NOT NULL))`;

/** Drafts of posts that are out were spent by it, unless something else was noted: they are looked at no more. `$1` how many. */
export const DRAFTS_ARE_OUT = `
  UPDATE publication_preparation d
  SET facts = CASE WHEN d.step = '${STANDING_STEPS.draft}' THEN d.facts || '{"taken": "out"}' ELSE '{}' END
  WHERE (d.publication_id, d.step) IN (
    SELECT s.publication_id, s.step FROM publication_preparation s JOIN publication p ON p.id = s.publication_id
    WHERE ${STANDING} AND ${IS_OUT} AND NOT s.facts ? '${SPARE_NOTE}' LIMIT $1)`;

/** Publication `$1` is out, and not by the draft that may stand on the platform. */
export const DRAFT_IS_SPARE = `
  UPDATE publication_preparation s SET facts = s.facts || '${JSON.stringify(SPARE)}' WHERE s.publication_id = $1 AND ${STANDING}`;

/**
 * Takes publications that are not to leave for now and have a draft standing: laid aside by somebody or by the engine, or failed and
 * their approval withdrawn since. (What has merely failed a person may have to finish with its draft.) Nobody else takes them for an
 * hour, in which it is tried once (`NOT_TAKEN_BACK` then says when again). Whoever prepares one meanwhile looks at its draft again. `$1` how many.
 */
export const TAKE_LAID_ASIDE = `
  UPDATE publication_preparation d
  SET take_back_after = clock_timestamp() + interval '1 hour',
      facts = CASE WHEN d.step = '${STANDING_STEPS.draft}' THEN d.facts || '{"doubted": "yes"}' ELSE d.facts END
  WHERE (d.publication_id, d.step) IN (
    SELECT s.publication_id, s.step FROM publication_preparation s
    JOIN publication p ON p.id = s.publication_id
    WHERE ${STANDING} AND (s.take_back_after IS NULL OR s.take_back_after <= statement_timestamp())
      AND ${ASIDE}
    ORDER BY s.done_at LIMIT $1 FOR UPDATE OF s SKIP LOCKED)
  RETURNING d.publication_id AS id`;

/** After so many failures people are told: the third is some six minutes after the first. */
const TOLD_AFTER = 3;

/** Drafts nobody is to put out that lie on the platform still, although it was tried several times to take them back. */
export const LEFT_STRANDED = `
  FROM publication_preparation s JOIN publication p ON p.id = s.publication_id
  WHERE ${STANDING} AND ${ASIDE} AND s.take_back_failures >= ${TOLD_AFTER}`;

/**
 * What publication `$1` has standing could not be taken back: it is tried again after 1, 5 and 15 minutes, and then hourly. One that is
 * aside no more, or was prepared again meanwhile (`$2` false), did not fail, and is looked at as soon as it is aside again.
 */
export const NOT_TAKEN_BACK = `
  UPDATE publication_preparation s
  SET take_back_failures = s.take_back_failures + $2::boolean::int,
      take_back_after = CASE WHEN $2::boolean THEN clock_timestamp()
        + coalesce((ARRAY[1, 5, 15])[s.take_back_failures + 1], 60) * interval '1 minute' END
  WHERE s.publication_id = $1 AND ${STANDING}
  RETURNING s.take_back_failures AS failures`;

/** Released again, they are prepared again. `$1` publications. */
export const UNPREPARED = `
  UPDATE publication SET prepared_at = NULL
  WHERE id = ANY ($1::uuid[]) AND prepared_at IS NOT NULL
    AND state IN ('held', 'cancelled', 'missed', 'failed', 'scheduled')`;

/** Notes what became of a step unless somebody has noted something else of it meanwhile. `$4`: the facts it is known by. */
export const NOTE_UNLESS_CHANGED = `
  UPDATE publication_preparation SET facts = $3::jsonb, done_at = clock_timestamp(), take_back_after = NULL
  WHERE publication_id = $1 AND step = $2 AND facts = $4::jsonb`;

/** Whether publication `$1` is aside still, and no draft has been placed for it since that was taken note of. */
export const STILL_ASIDE = `
  SELECT ${ASIDE} AND NOT EXISTS (
    SELECT 1 FROM publication_preparation d
    WHERE d.publication_id = p.id AND d.step = '${STANDING_STEPS.draft}' AND NOT d.facts ? 'doubted') AS aside
  FROM publication p WHERE p.id = $1`;

/** Publication `$1` is out, or on its way, although it is aside: `$2` is what people are told. Once for the same words. */
export const OUT_ALL_THE_SAME = `
  UPDATE publication p SET contradiction = $2::jsonb, contradicted_at = clock_timestamp()
  WHERE p.id = $1 AND ${ASIDE} AND p.contradiction IS DISTINCT FROM $2::jsonb
  RETURNING p.id, p.state`;
