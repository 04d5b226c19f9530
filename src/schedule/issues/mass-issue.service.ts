import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccountService } from '../../accounts/account.service.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { IssueRecall } from './changes/issue-recall.service.js';
import { ISSUE_ACCOUNT, ISSUE_CLOSED, ISSUE_UNDER_WAY } from './mass-issue.errors.js';
import { CLOSING_DUE } from './mass-issue.queries.js';
import { type IssueTimes, requireFarOff, requireTimes } from './mass-issue.rules.js';
import { MassIssue } from './mass-issue.entity.js';
import { MassIssueClosing } from './mass-issue-closing.service.js';
import { MassIssueReader } from './mass-issue-reader.service.js';
import { IssuePlaces } from './places/issue-place.service.js';

type StateReason = NonNullable<MassIssue['stateReason']>;

/** The life of an issue: opened, closed before its time, opened again while nothing has begun, or given up. */
@Injectable()
export class MassIssueService {
  @Inject(AuditService)
  private readonly audit: AuditService;
  @Inject(IssuePlaces)
  private readonly places: IssuePlaces;
  @Inject(IssueRecall)
  private readonly recall: IssueRecall;

  private readonly log = new Logger(MassIssueService.name);

  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly accounts: AccountService,
    private readonly reader: MassIssueReader,
    private readonly closing: MassIssueClosing,
  ) {}

  /**
   * A time at which it has no place now may still get one: whoever reads it is warned. Where nothing can make room, it is refused.
   * @returns its id. @throws AppError ACCOUNT_UNKNOWN, ACCOUNT_PAUSED, ISSUE_ACCOUNT, FORBIDDEN, ISSUE_IN_PAST, ISSUE_CLOSES_TOO_LATE, ISSUE_NO_PLACE,
   *   ISSUE_TAKEN
   */
  async open(actor: Actor, accountId: string, times: IssueTimes): Promise<string> {
    const account = await this.accounts.requireUsable(accountId);
    if (account.driver !== 'mass') throw new AppError(ISSUE_ACCOUNT, {}, '/accountId');
    await this.access.require(actor, 'publication.control', account.departmentId);
    return this.database
      .transaction(async (tx) => {
        const [{ now }]: [{ now: Date }] = await tx.query(`SELECT clock_timestamp() AS now`);
        requireTimes(times, 'open', now.getTime());
        const { departmentId } = account;
        const asked = { id: null, accountId, departmentId, publicationId: null, articles: [], ...times };
        const place = await this.places.look(tx, asked, now);
        if (place.forGood) throw this.places.refusal(times, place);
        const id = uuid();
        await tx.insert(MassIssue, { id, accountId, ...times, openedBy: actor.personId });
        await this.record(tx, actor.personId, 'open', id, {
          accountId,
          slotAt: times.slotAt.toISOString(),
          closesAt: times.closesAt.toISOString(),
        });
        return id;
      })
      .catch((error: unknown) => {
        throw this.reader.asTaken(error);
      });
  }

  /** By its editor: before its time, or after it when it could not close by itself. @throws AppError NOT_FOUND, FORBIDDEN, ISSUE_CLOSED, ISSUE_EMPTY and those of the slot */
  async close(actor: Actor, issueId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const issue = await this.reader.lock(tx, issueId);
      await this.access.require(actor, 'publication.control', issue.departmentId, tx);
      if (issue.state !== 'open') throw new AppError(ISSUE_CLOSED);
      await this.closing.close(tx, actor.personId, issue);
    });
  }

  /**
   * What is due to close, closes by itself. One that cannot says why and is tried again until its slot has come; then it is cancelled and
   * its articles are free again. @returns how many ended
   */
  async closeDue(): Promise<number> {
    const due: { id: string }[] = await this.database.query(CLOSING_DUE);
    let ended = 0;
    for (const { id } of due) if (await this.closeByItself(id)) ended += 1;
    return ended;
  }

  private async closeByItself(id: string): Promise<boolean> {
    try {
      return await this.database.transaction(async (tx) => {
        const issue = await this.reader.lock(tx, id);
        if (issue.state !== 'open' || issue.closesAt > issue.now) return false;
        await this.closing.close(tx, null, issue);
        return true;
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.database.transaction((tx) => this.notClosed(tx, id, { code: error.code, text: error.text }));
    }
  }

  /** @returns whether that was the end of it */
  private async notClosed(tx: EntityManager, id: string, reason: StateReason): Promise<boolean> {
    const issue = await this.reader.lock(tx, id);
    if (issue.state !== 'open') return false;
    if (issue.slotAt <= issue.now) {
      this.log.warn({ issueId: id, code: reason.code }, 'an issue could not be closed in time and is cancelled');
      await this.giveUp(tx, null, id, reason);
      return true;
    }
    await tx.update(MassIssue, { id }, { stateReason: reason });
    return false;
  }

  /**
   * Open again, until `closesAt`: its publication is cancelled, and nothing has been sent.
   * @throws AppError NOT_FOUND, FORBIDDEN, ISSUE_UNDER_WAY, ISSUE_TOO_NEAR, ISSUE_IN_PAST, ISSUE_CLOSES_TOO_LATE
   */
  async reopen(actor: Actor, issueId: string, closesAt: Date, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const issue = await this.reader.lock(tx, issueId);
      await this.access.require(actor, 'publication.control', issue.departmentId, tx);
      if (issue.state === 'cancelled')
        throw new AppError(ISSUE_UNDER_WAY, { state: { zh: '已取消', en: 'cancelled' } });
      requireFarOff(issue.slotAt, issue.now.getTime());
      requireTimes({ slotAt: issue.slotAt, closesAt }, 'open', issue.now.getTime());
      await this.recall.callBack(tx, issue.publicationId, { zh: reason, en: reason });
      await tx.update(MassIssue, { id: issueId }, { state: 'open', publicationId: null, closesAt, stateReason: null });
      await this.record(tx, actor.personId, 'reopen', issueId, { closesAt: closesAt.toISOString(), reason });
    });
  }

  /** Its articles are free again. @throws AppError NOT_FOUND, FORBIDDEN, ISSUE_UNDER_WAY */
  async cancel(actor: Actor, issueId: string, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const issue = await this.reader.lock(tx, issueId);
      await this.access.require(actor, 'publication.control', issue.departmentId, tx);
      await this.recall.callBack(tx, issue.publicationId, { zh: reason, en: reason });
      await this.giveUp(tx, actor.personId, issueId, { code: 'CANCELLED', text: { zh: reason, en: reason } });
    });
  }

  private async giveUp(tx: EntityManager, actorId: string | null, issueId: string, reason: StateReason): Promise<void> {
    await tx.update(MassIssue, { id: issueId }, { state: 'cancelled', publicationId: null, stateReason: reason });
    await this.record(tx, actorId, 'cancel', issueId, { reason });
  }

  private record(tx: EntityManager, actorId: string | null, act: string, id: string, data: Record<string, unknown>) {
    return this.audit.record(tx, { actorId, action: `issue.${act}`, subjectType: 'issue', subjectId: id, data });
  }
}
