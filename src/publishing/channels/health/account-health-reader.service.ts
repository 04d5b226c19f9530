import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountDesk } from '../../../accounts/account-desk.service.js';
import type { Actor } from '../../../identity/actor.js';
import { Clock } from '../../../platform/clock.js';
import { IssuePlaces } from '../../../schedule/issues/places/issue-place.service.js';
import { quotaPeriod } from '../../../schedule/issues/places/mass-quota.rules.js';
import { CallBudget } from '../budget/call-budget.service.js';
import type { OutcomeText } from '../channel.js';
import { nextBeijingDay } from '../codes/quota-days.rules.js';
import type {
  AccountHealthResponse,
  CallQuotaResponse,
  LastTroubleResponse,
  MassQuotaResponse,
} from './account-health.dto.js';
import {
  ACCOUNT_STANDING,
  LAST_ACCEPTED,
  LAST_POST,
  LAST_TROUBLE,
  MASS_SENDS_DENIED,
} from './account-health.queries.js';
import {
  addressRefused,
  CALL_NAMES,
  countedCalls,
  failureStands,
  laterOf,
  tokenStateOf,
  troubleText,
} from './account-health.rules.js';
import { AccountTests } from './probe/account-tests.service.js';

/** How far back trouble is told of, days. */
const TROUBLE_DAYS = 30;

interface StandingRow {
  stateSince: Date;
  credentialsAt: Date;
  authorisationOver: boolean | null;
  waiting: number;
  nextSlotAt: Date | null;
}
interface TroubleRow {
  at: Date;
  publicationId: string;
  code: string | null;
  reason: string | null;
  text: OutcomeText | null;
}
type Account = Awaited<ReturnType<AccountDesk['read']>>;

/** How accounts are doing, from what the system has seen; no platform is called for it. */
@Injectable()
export class AccountHealthReader {
  @Inject(AccountTests)
  private readonly tests: AccountTests;

  constructor(
    private readonly database: DataSource,
    private readonly desk: AccountDesk,
    private readonly calls: CallBudget,
    private readonly places: IssuePlaces,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError NOT_FOUND, also for an account the actor may not read */
  async read(actor: Actor, id: string): Promise<AccountHealthResponse> {
    const account = await this.desk.read(actor, id);
    const { state, stateReason, credentialsSet, authorisedUntil, driver } = account;
    const [standing]: StandingRow[] = await this.database.query(ACCOUNT_STANDING, [id]);
    if (!standing) throw new Error(`account ${id} is gone`);
    const [post]: { publicationId: string; sentAt: Date; url: string | null; takenDown: boolean }[] =
      await this.database.query(LAST_POST, [id]);
    const test = await this.tests.find(id);
    const [accepted]: { at: Date }[] = await this.database.query(LAST_ACCEPTED, [id]);
    const acceptedAt = laterOf(test.passedAt, accepted?.at ?? null);
    const { failedAt } = test;
    const { stateSince, credentialsAt, authorisationOver, waiting, nextSlotAt } = standing;
    return {
      state,
      stateSince: stateSince.toISOString(),
      stateReason,
      refusedAddress: stateReason && addressRefused(stateReason.code, stateReason.text),
      token: {
        state: tokenStateOf({
          ...{ driver, state, credentialsSet, authorisationOver },
          ...{ credentialsAt, acceptedAt, failedAt },
        }),
        credentialsSet,
        enteredAt: credentialsAt.toISOString(),
        expiresAt: authorisedUntil,
      },
      quota: await this.quota(account),
      massSends: driver === 'mass' ? await this.massSends(id) : null,
      waiting: { count: waiting, nextSlotAt: nextSlotAt?.toISOString() ?? null },
      lastPost: post ? { ...post, sentAt: post.sentAt.toISOString() } : null,
      failedTest:
        test.failure && failureStands(acceptedAt, failedAt) ? { at: failedAt.toISOString(), ...test.failure } : null,
      lastTrouble: await this.trouble(account),
    };
  }

  private async massSends(id: string): Promise<MassQuotaResponse> {
    const now = this.clock.now();
    const { per, max, sent, planned, endsAt } = await this.places.standing(this.database.manager, id, now);
    const since = new Date(quotaPeriod({ per, max }, now.getTime()).from);
    const [said]: { denied: boolean }[] = await this.database.query(MASS_SENDS_DENIED, [id, since]);
    // What was sent elsewhere, in the back office, the platform alone knows.
    const left = said?.denied ? 0 : Math.max(0, max - sent);
    return { per, limit: max, sent, planned, left, resetsAt: endsAt.toISOString() };
  }

  private async quota(account: Account): Promise<CallQuotaResponse[]> {
    const keys = countedCalls(account);
    const [first] = keys;
    if (!first) return [];
    const resetsAt = new Date(nextBeijingDay(this.clock.now().getTime())).toISOString();
    const standing = await this.calls.standing(first.owner, keys);
    return standing.map(({ path, limit, left, said }) => {
      const name = CALL_NAMES[path] ?? { zh: path, en: path };
      return { path, name, limit, left, limitFromPlatform: said, resetsAt };
    });
  }

  private async trouble({ id, driver }: Account): Promise<LastTroubleResponse | null> {
    const [row]: TroubleRow[] = await this.database.query(LAST_TROUBLE, [id, TROUBLE_DAYS]);
    if (!row) return null;
    const { at, publicationId, code } = row;
    return { at: at.toISOString(), publicationId, code, text: troubleText(driver, row) };
  }
}
