import { ARTICLES_WITHOUT_PAGE } from '../issues/articles/article-page.queries.js';
import { VOIDED_IN_ISSUE } from '../issues/watch/mass-issue-holds.queries.js';
import { OWED_LOOK_TOLD } from './owed-look.rules.js';
import { correctedUnder, isPageUnder, PAGE_GONE } from './page-under.rules.js';
import { SILENCES_OVER_SLOT } from '../throttle/silence-cover.rules.js';
import { FROZEN_FOR } from '../freezes/freeze-cover.rules.js';

/** With whom a publication `p` of an account `a` lies (`InHand`). */
export const IN_HAND = `
  (CASE WHEN p.state = 'confirming' AND a.driver = 'draft' THEN 'draft'
        WHEN p.state = 'unconfirmed' AND a.driver = 'draft' THEN 'draft-perhaps'
        WHEN p.state = 'confirming' AND a.driver = 'hand' THEN 'hand'
        WHEN p.state = 'confirming' AND a.driver = 'mass' AND a.settings ->> 'massConfirm' = 'on' THEN 'administrator' END)`;

/**
 * Until when it waits for that person; null once an approval was withdrawn, for then nobody is to be reminded. An administrator has 30
 * minutes from the call; the system listens a little longer.
 */
export const IN_HAND_UNTIL = `
  (SELECT CASE WHEN a.driver = 'mass' THEN t.began_at + interval '30 minutes' ELSE t.accepted_until END
   FROM publication_attempt t
   WHERE t.publication_id = p.id AND t.ended_at IS NULL AND NOT EXISTS (
     SELECT 1 FROM review_seal v WHERE v.voided_at IS NOT NULL AND (v.id = p.seal_id OR v.id IN (
       SELECT e.seal_id FROM mass_issue n JOIN mass_issue_article e ON e.issue_id = n.id WHERE n.publication_id = p.id))))`;

/** Who has taken it to post it by hand. */
const TAKEN_BY = `
  (SELECT w.display_name FROM publication_attempt t JOIN hand_task h ON h.attempt_id = t.id JOIN person w ON w.id = h.taken_by
   WHERE t.publication_id = p.id AND t.ended_at IS NULL)`;

/** Changes of what is out that a person makes in the platform's back office: an order each, open until they confirm it. */
const OPEN_BY_HAND = `publication_change c WHERE c.ended_at IS NULL AND c.state = 'by_hand'`;

/** What a look has found of `p`, which was sent and is there no more (`GoneView`); `pf` is how it is followed. */
const GONE = `
  CASE WHEN p.state = 'sent' AND pf.gone_at IS NOT NULL THEN jsonb_build_object('at', pf.gone_at, 'why', pf.gone_why, 'noted',
    CASE WHEN pf.noted_at IS NOT NULL THEN jsonb_build_object('at', pf.noted_at, 'as', pf.noted_as, 'note', pf.note,
      'by', (SELECT n.display_name FROM person n WHERE n.id = pf.noted_by)) END) END`;

/** Gone, and nobody has noted it or takes it down. */
const GONE_UNNOTED = `
  p.state = 'sent' AND p.id IN (SELECT publication_id FROM post_follow WHERE gone_at IS NOT NULL AND noted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM publication_change c WHERE c.publication_id = p.id AND c.kind = 'retract' AND c.ended_at IS NULL)`;

/** Whether anybody but who planned `p` has done something to it since, or anything that is planned waits for it. */
const BUILT_ON = `
  (EXISTS (SELECT 1 FROM audit_entry o WHERE o.subject_type = 'publication' AND o.subject_id = p.id::text AND o.actor_id <> p.created_by)
   OR EXISTS (SELECT 1 FROM publication o WHERE o.depends_on = p.id AND o.state <> 'cancelled'))`;

const OVERDUE = `
  SELECT o.id FROM publication o WHERE o.state = 'scheduled' AND o.slot_at < statement_timestamp() - interval '1 minute'`;

/** Columns of a `PublicationView`. The title comes from the revision that was sealed. @param from the rows `p` it is of */
const publicationView = (from: string): string => `
  SELECT p.id, p.story_id AS "storyId", r.title AS "storyTitle", p.seal_id AS "sealId",
         p.department_id AS "departmentId", dep.name AS "departmentName",
         p.account_id AS "accountId", a.name AS "accountName", a.sandbox,
         p.channel, p.marker, p.state, p.state_reason - 'waited' AS "stateReason",
         CASE WHEN p.state = 'scheduled' AND p.state_reason ? 'until' THEN p.state_reason END AS "putOff",
         CASE WHEN p.state = 'scheduled' THEN ${FROZEN_FOR} END AS "frozenFor",
         CASE WHEN ${IN_HAND} <> 'hand' THEN ${FROZEN_FOR} END AS "frozenInHandFor",
         ${IN_HAND} AS "inHand",
         CASE WHEN p.state = 'confirming' AND ${IN_HAND} IS NOT NULL THEN ${IN_HAND_UNTIL} END AS "inHandUntil",
         CASE WHEN p.state = 'confirming' AND a.driver = 'hand' THEN ${TAKEN_BY} END AS "takenByName",
         own.name AS "accountDepartmentName",
         p.state = 'sent' AND p.channel = 'wechat' AND p.url IS NULL AS "linkMissing",
         statement_timestamp() AS now,
         CASE WHEN p.state = 'scheduled' THEN ${OWED_LOOK_TOLD} END AS "lookOwed",
         p.state = 'scheduled' AND a.state = 'paused' AS "accountPaused",
         CASE WHEN p.state = 'scheduled' AND a.state = 'paused' THEN a.state_reason->'text' END AS "pausedFor",
         CASE WHEN p.state = 'scheduled' AND a.state = 'unauthorised' THEN a.state_reason->'text' END AS "unauthorisedFor",
         CASE WHEN p.state = 'scheduled' AND a.authorised_until <= p.slot_at THEN a.authorised_until END AS "authorisedUntil",
         CASE WHEN p.state = 'scheduled' AND d.state <> 'sent' THEN d.state END AS "pageState",
         CASE WHEN p.state = 'scheduled' AND a.driver = 'mass' THEN ${ARTICLES_WITHOUT_PAGE} END AS "articlesWithoutPage",
         CASE WHEN p.state = 'scheduled' THEN (SELECT s.name ${SILENCES_OVER_SLOT} ORDER BY s.starts_at LIMIT 1) END AS "silentFor", p.state_since AS "stateSince",
         p.wished_at AS "wishedAt", p.slot_at AS "slotAt", p.because, p.forecast,
         p.window_from AS "windowFrom", p.window_to AS "windowTo", p.valid_until AS "validUntil",
         p.priority, p.priority_reason AS "priorityReason", p.depends_on AS "dependsOn", p.prepared_at AS "preparedAt",
         p.may_be_out AS "mayBeOut", p.contradiction, p.contradicted_at AS "contradictedAt",
         (SELECT c.kind FROM ${OPEN_BY_HAND} AND c.publication_id = p.id) AS "changeByHand",
         ${GONE} AS gone,
         p.platform_ref AS "platformRef", p.url, p.link_by IS NOT NULL AS "isLinkByPerson",
         a.driver = 'site' AS "isOnOwnSite", p.sent_at AS "sentAt",
         p.created_by AS "plannedBy", p.created_at AS "plannedAt",
         CASE WHEN p.state = 'scheduled' THEN ${BUILT_ON} END AS "isBuiltOn"
  FROM ${from}
  JOIN department dep ON dep.id = p.department_id
  JOIN account a ON a.id = p.account_id
  JOIN department own ON own.id = a.department_id
  JOIN review_seal s ON s.id = p.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  LEFT JOIN publication d ON d.id = p.depends_on
  LEFT JOIN post_follow pf ON pf.publication_id = p.id`;

export const PUBLICATION_VIEW = publicationView('publication p');

/** The publication `$1` as it would stand with other values in some of its columns, `$2`: what it would wait for then. */
export const PUBLICATION_AS_IF = publicationView(
  '(SELECT t.* FROM publication o CROSS JOIN LATERAL jsonb_populate_record(o, $2::jsonb) t WHERE o.id = $1) p',
);

/**
 * One page, newest id first. `$1` departments, `$2` state, `$3` channel, `$4` story, `$5` id to start below, `$6` how many, `$7` the
 * author of their stories.
 * @param only `changeByHand`: those with a change that waits for a person; `overdue`: those whose time came a minute ago or more and that have
 *   not begun; `gone`: those that were found gone, until a person notes it. Few, looked up by the indexes of open orders, of what is due and of
 *   what is gone
 */
export const publicationPage = (only: 'changeByHand' | 'overdue' | 'gone' | null): string => `
  ${PUBLICATION_VIEW}
  WHERE p.department_id = ANY ($1::uuid[])
    AND ($2::text IS NULL OR p.state = $2) AND ($3::text IS NULL OR p.channel = $3)
    AND ($4::uuid IS NULL OR p.story_id = $4) AND ($5::uuid IS NULL OR p.id < $5)
    ${only === 'changeByHand' ? `AND p.id IN (SELECT c.publication_id FROM ${OPEN_BY_HAND})` : ''}
    AND ($7::uuid IS NULL OR p.story_id IN (SELECT st.id FROM story st WHERE st.author_id = $7))
    ${only === 'gone' ? `AND ${GONE_UNNOTED}` : ''}
    ${only === 'overdue' ? `AND p.id IN (${OVERDUE})` : ''}
  ORDER BY p.id DESC LIMIT $6`;

/** The web publication of a story that may still get, or has, an address. */
export const WEB_PUBLICATION = `
  SELECT w.id, w.slot_at AS "slotAt", w.state FROM publication w
  WHERE ${isPageUnder('$1')} AND w.state NOT IN ${PAGE_GONE}
  ORDER BY w.id LIMIT 1`;

export const INSERT_PUBLICATION = `
  INSERT INTO publication (id, story_id, seal_id, seal_digest, department_id, account_id, channel, marker, wished_at,
    first_slot_at, slot_at, because, forecast, window_from, window_to, valid_until, priority, priority_reason, depends_on, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11::jsonb, $12, $13, $14, $15, $16, $17, $18, $19)`;

/** Whether departments other than `$2` have something planned on the account: then a slot is a forecast. Two look-ups in the index. */
export const ACCOUNT_IS_SHARED = `
  SELECT EXISTS (SELECT 1 FROM publication WHERE account_id = $1 AND department_id < $2 AND state = 'scheduled')
      OR EXISTS (SELECT 1 FROM publication WHERE account_id = $1 AND department_id > $2 AND state = 'scheduled') AS shared`;

/** The publication of an approval on an account, if it has one that was not cancelled. */
export const STANDING_UNDER = `
  SELECT id, state, url FROM publication
  WHERE (seal_id = $1 OR id IN (${correctedUnder('$1')})) AND account_id = $2 AND state <> 'cancelled'
  ORDER BY seal_id = $1 DESC, id LIMIT 1`;

/** Under this approval the account may have the post already, and nobody has settled it. */
export const MAY_BE_OUT_UNDER = `
  SELECT id FROM publication WHERE seal_id = $1 AND account_id = $2 AND may_be_out
  UNION ALL
  SELECT p.id FROM publication_companion c JOIN publication p ON p.id = c.publication_id
  WHERE c.seal_id = $1 AND p.account_id = $2 AND p.may_be_out LIMIT 1`;

/** The same for what is to leave again: publication `$1`, under the approvals of all it carries, on its account `$2`. */
export const MAY_BE_OUT_ELSEWHERE = `
  WITH mine AS (
    SELECT seal_id FROM publication WHERE id = $1 UNION SELECT seal_id FROM publication_companion WHERE publication_id = $1)
  SELECT o.id FROM mine JOIN publication o ON o.seal_id = mine.seal_id WHERE o.account_id = $2 AND o.id <> $1 AND o.may_be_out
  UNION ALL
  SELECT o.id FROM mine JOIN publication_companion c ON c.seal_id = mine.seal_id JOIN publication o ON o.id = c.publication_id
  WHERE o.account_id = $2 AND o.id <> $1 AND o.may_be_out LIMIT 1`;

/** Those that link to a page and wait for it, whose slots a later page overtakes. */
export const OVERTAKEN_DEPENDENTS = `
  SELECT id FROM publication
  WHERE depends_on = $1 AND state = 'scheduled' AND slot_at < $2 ORDER BY slot_at, id FOR UPDATE`;

/** A new slot for something that waits or was laid aside; `$7` = states it may be in, `$8` = the page it waits for. */
export const RESCHEDULE = `
  UPDATE publication
  SET state = 'scheduled', state_reason = NULL, contradiction = NULL, contradicted_at = NULL, wished_at = $2, first_slot_at = $3, slot_at = $3, because = $4::jsonb,
      forecast = $5, valid_until = $6, claim_token = NULL, claim_expires_at = NULL, worker_id = NULL, prepare_after = NULL, depends_on = $8
  WHERE id = $1 AND state = ANY ($7::text[]) AND NOT may_be_out
  RETURNING id`;

/** Whether what was signed for a publication still stands; of an issue, which articles' approvals do not. */
export const RELEASE_STANDING = `
  SELECT s.voided_at IS NOT NULL AS voided, i.id IS NOT NULL AS "sendsIssue", ${VOIDED_IN_ISSUE} AS "voidedArticles"
  FROM publication p JOIN review_seal s ON s.id = p.seal_id LEFT JOIN mass_issue i ON i.publication_id = p.id
  WHERE p.id = $1`;

/** One that may be given a new time (states `$3`) and is not urgent yet, with the reason `$2`. */
export const MAKE_URGENT = `
  UPDATE publication SET priority = 'urgent', priority_reason = $2
  WHERE id = $1 AND state = ANY ($3::text[]) AND priority = 'normal' RETURNING id`;

/** What is done to it waits until the transaction that asks has decided. */
export const LOCK_PUBLICATION = `SELECT FROM publication WHERE id = $1 FOR UPDATE`;

export const LAY_ASIDE = `
  UPDATE publication SET state = $2, state_reason = $3::jsonb
  WHERE id = $1 AND state = ANY ($4::text[]) RETURNING id`;

/** Publications in the order in which they are given new times. */
export const RELEASE_ORDER = `
  SELECT id FROM publication WHERE id = ANY ($1::uuid[])
  ORDER BY CASE priority WHEN 'urgent' THEN 0 ELSE 1 END, first_slot_at, id`;

/** What they draw on, and those that wait for them and move with them. */
export const RELEASE_DRAWS = `
  SELECT DISTINCT department_id AS "departmentId", account_id AS "accountId", channel FROM publication
  WHERE id = ANY ($1::uuid[]) OR (depends_on = ANY ($1::uuid[]) AND state = 'scheduled')`;
