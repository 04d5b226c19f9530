import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../identity/actor.js';
import { AccessService } from '../../identity/access/access.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PlaceOffers } from '../../schedule/claims/offers/place-offers.service.js';
import { WAITS_BY } from '../../schedule/publications/journal-acts.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { PublicationReader } from '../../schedule/publications/publication-reader.service.js';
import { RecordService } from '../attempts/record.service.js';
import {
  NOT_UNCONFIRMED,
  RESOLUTION_NEEDS_LINK,
  RESOLUTION_PENDING,
  RESOLUTION_SAME_PERSON,
  RESOLUTION_UNKNOWN,
} from '../publishing.errors.js';
import { PostAddress } from './post-address.service.js';
import { ABSENT_BEFORE, GIVE_UP_ALL_TRIES, LATEST_UNCONFIRMED, WAIT_AGAIN, WAITED_IN } from './settle.queries.js';
import { SETTLE_MARGIN_MS } from './settle.rules.js';

/** What it waited in before somebody had to look whether it is out. */
interface Waited {
  state: keyof typeof WAITS_BY;
  reason: { text: { zh: string; en: string } };
}

export type Verdict = 'found' | 'absent' | 'give_up';

export interface Finding {
  verdict: Verdict;
  /** What the person saw, and where. */
  note: string;
  /** Link of the post; needed when it was found. */
  url: string | null;
}

/** A person settles what the platform could not tell: "found, here is the link", "not there, send again", "leave it". */
@Injectable()
export class ResolutionService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    private readonly records: RecordService,
    private readonly journal: PublicationJournal,
    private readonly offers: PlaceOffers,
    private readonly addresses: PostAddress,
  ) {}

  /**
   * `found` and `give_up` count at once. `absent` is a proposal: the post leaves again only when a second person confirms.
   * @returns true when the publication is settled by it
   * @throws AppError NOT_UNCONFIRMED, RESOLUTION_NEEDS_LINK, RESOLUTION_PENDING, FORBIDDEN
   */
  async resolve(actor: Actor, publicationId: string, finding: Finding): Promise<boolean> {
    if (finding.verdict === 'found' && !finding.url) throw new AppError(RESOLUTION_NEEDS_LINK, {}, 'url');
    return this.database
      .transaction(async (tx) => {
        const attemptId = await this.unconfirmedAttempt(tx, actor, publicationId);
        await tx.query(
          `INSERT INTO publication_resolution (id, publication_id, attempt_id, verdict, note, proposed_by)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [uuid(), publicationId, attemptId, finding.verdict, finding.note, actor.personId],
        );
        if (finding.verdict === 'absent') {
          // The others write what becomes of the attempt; this one waits for a second person, who is told by it.
          await this.journal.write(tx, actor.personId, 'resolve', publicationId, { attemptId, note: finding.note });
          return false;
        }
        // As it is compared with others.
        const url = finding.url ? new URL(finding.url).href : '';
        const outcome =
          finding.verdict === 'found'
            ? ({ kind: 'sent', ref: url, url } as const)
            : ({
                kind: 'rejected',
                code: 'GIVEN_UP',
                reason: finding.note,
                fix: 'human',
                text: { zh: `已人工核实并放弃：${finding.note}`, en: `given up after a look: ${finding.note}` },
              } as const);
        const isSettled = await this.records.recordIn(tx, attemptId, outcome, {
          longestMs: SETTLE_MARGIN_MS,
          actorId: actor.personId,
          mayBeOut: finding.verdict === 'give_up',
        });
        if (isSettled && finding.verdict === 'give_up') await tx.query(GIVE_UP_ALL_TRIES, [publicationId]);
        if (isSettled && finding.verdict === 'found') await this.addresses.givenBy(tx, actor, publicationId, url);
        return isSettled;
      })
      .catch((error: unknown) => {
        throw isSecondProposal(error) ? new AppError(RESOLUTION_PENDING) : error;
      });
  }

  /**
   * A second person agrees that the post is not there: it goes back to the schedule, or to what it waited in for a person.
   * @throws AppError NOT_UNCONFIRMED, RESOLUTION_UNKNOWN, RESOLUTION_SAME_PERSON, FORBIDDEN
   */
  async confirmAbsent(actor: Actor, publicationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const attemptId = await this.unconfirmedAttempt(tx, actor, publicationId);
      const [open]: { id: string; proposedBy: string; note: string }[] = await tx.query(
        `SELECT id, proposed_by AS "proposedBy", note FROM publication_resolution
         WHERE attempt_id = $1 AND verdict = 'absent' AND confirmed_at IS NULL AND overtaken_at IS NULL FOR UPDATE`,
        [attemptId],
      );
      if (!open) throw new AppError(RESOLUTION_UNKNOWN);
      if (open.proposedBy === actor.personId) throw new AppError(RESOLUTION_SAME_PERSON);
      returnedRows(
        await tx.query(
          `UPDATE publication_resolution SET confirmed_by = $2, confirmed_at = clock_timestamp() WHERE id = $1 RETURNING id`,
          [open.id, actor.personId],
        ),
      );
      await this.offers.offer(tx, returnedRows(await tx.query(ABSENT_BEFORE, [publicationId])));
      const [{ waited = null } = {}]: { waited?: Waited | null }[] = await tx.query(WAITED_IN, [publicationId]);
      await this.records.recordIn(
        tx,
        attemptId,
        {
          ...{ kind: 'retry', notBefore: Date.now(), reason: `two people found it absent: ${open.note}` },
          text: { zh: `两人核实平台上没有：${open.note}`, en: `two people found it absent: ${open.note}` },
        },
        { longestMs: SETTLE_MARGIN_MS, actorId: actor.personId },
      );
      if (waited) await this.waitAgain(tx, publicationId, waited);
    });
  }

  /** That it is not out lets nothing go that was held, had failed or was missed: that is another person's decision. */
  private async waitAgain(tx: EntityManager, publicationId: string, { state, reason }: Waited): Promise<void> {
    const back = returnedRows(await tx.query(WAIT_AGAIN, [publicationId, state, JSON.stringify(reason)]));
    if (back.length > 0) await this.journal.write(tx, null, WAITS_BY[state], publicationId, { reason: reason.text });
  }

  private async unconfirmedAttempt(tx: EntityManager, actor: Actor, publicationId: string): Promise<string> {
    const publication = await this.publications.require(publicationId, tx);
    await this.access.require(actor, 'publication.resolve', publication.departmentId, tx);
    const [attempt]: { id: string }[] = await tx.query(LATEST_UNCONFIRMED, [publicationId]);
    if (!attempt) throw new AppError(NOT_UNCONFIRMED);
    return attempt.id;
  }
}

function isSecondProposal(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { constraint?: string }).constraint === 'publication_resolution_one_open';
}
