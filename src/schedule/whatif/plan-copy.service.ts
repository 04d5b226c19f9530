import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CHANNELS, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { DayClassService } from '../days/day-class.service.js';
import { WHAT_IF_TOO_LARGE } from '../schedule.errors.js';
import {
  type BlackoutFacts,
  lookBackOf,
  type PolicyFacts,
  type SpeakingScope,
} from '../throttle/bucket-scope.rules.js';
import { KEPT_FOR_WAITING } from '../publications/owed-look.rules.js';
import { platformCap } from '../throttle/policies/platform-cap.rules.js';
import { BLACKOUTS_AHEAD, POLICIES_IN_FORCE } from '../throttle/throttle.queries.js';
import { changedBlackouts, changedPolicies, type PlanChanges } from './plan-changes.rules.js';
import type { CopiedPublication, CopiedSend, PlanCopy } from './plan-copy.rules.js';
import { ALL_DEPARTMENTS, COUNT_WAITING, OPEN_WAITING, SENDS_SINCE } from './what-if.queries.js';
import { SLACK_MS } from '../throttle/ledger-window.rules.js';

/** Two and a half times the plan of a large institution's year; more would fill an api process's memory. */
const MOST_PUBLICATIONS = 250_000;

const PIECE = 2_000;

interface Speaking {
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
}
type WaitingRow = Omit<CopiedPublication, 'speaker'> & Speaking;
type SendRow = Omit<CopiedSend, 'speaker' | 'keptFor'> & Speaking & { token: string | null };

/** Copies the plan: one picture of the database, read without a lock and without holding up anybody. */
@Injectable()
export class PlanCopyService {
  constructor(
    private readonly database: DataSource,
    private readonly days: DayClassService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The plan as it is now, with the changes made in the copy alone.
   * @param read told how many of how many publications are read; throws to stop
   * @throws AppError WHAT_IF_TOO_LARGE
   */
  async read(changes: PlanChanges, read: (done: number, total: number) => void): Promise<PlanCopy> {
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const [row]: { now: Date }[] = await tx.query(`SELECT clock_timestamp() AS now`);
      const now = row?.now.getTime() ?? Number.NaN;
      const [waiting]: { count: number }[] = await tx.query(COUNT_WAITING);
      const total = waiting?.count ?? 0;
      if (total > MOST_PUBLICATIONS) throw new AppError(WHAT_IF_TOO_LARGE, { count: total, most: MOST_PUBLICATIONS });
      const departments: { id: string; path: string[] }[] = await tx.query(ALL_DEPARTMENTS);
      const present: PolicyFacts[] = await tx.query(POLICIES_IN_FORCE);
      const blackouts: BlackoutFacts[] = await tx.query(BLACKOUTS_AHEAD);
      const policies = changedPolicies(present, changes);
      const speakers = new SpeakerList(new Map(departments.map(({ id, path }) => [id, path])));
      const publications = await this.publications(tx, speakers, (done) => read(done, total));
      const kept: { token: string; ids: string[] }[] = await tx.query(KEPT_FOR_WAITING);
      const keptFor = new Map(kept.map(({ token, ids }) => [token, ids]));
      const since = new Date(now - farthestBack(policies) - SLACK_MS);
      const sends: SendRow[] = await tx.query(SENDS_SINCE, [since, [...keptFor.keys()]]);
      return {
        now,
        publications,
        sends: sends.map(({ begin, end, token, ...who }) => {
          const send = { begin, end, speaker: speakers.placeOf(who) };
          return token === null ? send : { ...send, keptFor: keptFor.get(token) ?? [] };
        }),
        speakers: speakers.all,
        policies,
        blackouts: changedBlackouts(blackouts, changes),
        dayClasses: { ...(await this.days.table(tx)), ...changes.dayClasses },
        zone: this.config.timeZone,
      };
    });
  }

  private async publications(
    tx: EntityManager,
    speakers: SpeakerList,
    read: (done: number) => void,
  ): Promise<CopiedPublication[]> {
    await tx.query(OPEN_WAITING);
    const publications: CopiedPublication[] = [];
    for (;;) {
      read(publications.length);
      const rows: WaitingRow[] = await tx.query(`FETCH ${PIECE} FROM waiting`);
      for (const { departmentId, accountId, channel, ...facts } of rows)
        publications.push({ ...facts, speaker: speakers.placeOf({ departmentId, accountId, channel }) });
      if (rows.length < PIECE) return publications;
    }
  }
}

/** How far back sends matter to any rule or platform, ms. */
function farthestBack(policies: readonly PolicyFacts[]): number {
  const caps = CHANNELS.map((channel) => platformCap(channel)?.rules ?? []);
  return Math.max(0, ...[...policies.map(({ rules }) => rules), ...caps].map(lookBackOf));
}

/** Who speaks where, each once. */
class SpeakerList {
  readonly all: SpeakingScope[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly paths: ReadonlyMap<string, string[]>) {}

  placeOf({ departmentId, accountId, channel }: Speaking): number {
    const key = `${departmentId} ${accountId}`;
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.all.length;
      this.places.set(key, place);
      this.all.push({ departmentId, accountId, channel, path: this.paths.get(departmentId) ?? [departmentId] });
    }
    return place;
  }
}
