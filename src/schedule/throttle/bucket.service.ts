import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import type { Bucket, SendInterval } from '../planner/bucket.rules.js';
import { KEPT_PLACES } from '../publications/owed-look.rules.js';
import { type BucketFilter, type BucketScope, queueFilter } from './bucket-scope.rules.js';
import { SLACK_MS } from './ledger-window.rules.js';
import { RuleBook } from './policies/rule-book.service.js';

import {
  LOCK_SCOPES,
  QUEUES_OF_BUCKETS,
  SENDS_BUT_SOME,
  SENDS_OF_BUCKETS,
  SLOTS_OF_BUCKETS,
} from './throttle.queries.js';

export interface Speaker {
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
}

/** A place in the order of the waiting: urgency, then the slot first granted, then id. */
export interface WaitingPlace {
  id: string;
  /** 0 urgent, 1 normal */
  urgency: number;
  firstSlotAt: Date;
}

/** Somebody in a bucket's queue. */
export interface Waiting extends WaitingPlace {
  slotAt: Date;
}

/** The first slots granted in a bucket, as far as they were read. */
export interface PlannedWindow {
  /** Epoch ms, ascending. */
  slots: number[];
  /** Slots before this instant are all there, epoch ms; infinity when nothing was left out. */
  knownUntil: number;
}

/** Finds the buckets of a publication, locks them and reads what has been sent and granted. */
@Injectable()
export class BucketService {
  constructor(
    private readonly rules: RuleBook,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Takes the policy gate shared and works out, for each speaker, the buckets it draws on. The result stands until the
   * transaction ends: a change of policies or of the tree waits for the gate.
   */
  async resolve(tx: EntityManager, speakers: readonly Speaker[]): Promise<BucketScope[][]> {
    return this.rules.scopesOf(tx, await this.rules.passGate(tx), speakers, this.config.timeZone);
  }

  /** Takes the freeze gate shared until the transaction ends. @returns the version of the rules after it, for `scopesUnder` */
  async passFreezeGate(tx: EntityManager): Promise<string> {
    return this.rules.passFreezeGate(tx);
  }

  /** The buckets under a version of the rules that has just been read. */
  async scopesUnder(tx: EntityManager, version: string, speakers: readonly Speaker[]): Promise<BucketScope[][]> {
    return this.rules.scopesOf(tx, version, speakers, this.config.timeZone);
  }

  /** The same without a gate, for previews. */
  async scopesOf(tx: EntityManager, speakers: readonly Speaker[]): Promise<BucketScope[][]> {
    return (await this.scopesStanding(tx, speakers)).scopes;
  }

  /** The same, and the version of the rules under which the buckets are these. */
  async scopesStanding(
    tx: EntityManager,
    speakers: readonly Speaker[],
  ): Promise<{ version: string; scopes: BucketScope[][] }> {
    return this.rules.standing(tx, speakers, this.config.timeZone);
  }

  /** Locks the rows of all buckets in one fixed order. Read what they hold only in a later statement. */
  async lock(tx: EntityManager, scopes: readonly BucketScope[]): Promise<void> {
    const locks = [...new Set(scopes.flatMap((scope) => (scope.lock === null ? [] : [scope.lock])))].sort();
    if (locks.length === 0) return;
    const locked: { scope: string }[] = await tx.query(LOCK_SCOPES, [locks]);
    // A rule without its lock would be kept by nobody against two at once.
    if (locked.length < locks.length) throw new Error(`of the locks ${locks.join(', ')} some are not there`);
  }

  /** PostgreSQL's clock, read in a statement of its own (epoch ms). */
  async now(tx: EntityManager): Promise<number> {
    const [row]: { now: Date }[] = await tx.query(`SELECT clock_timestamp() AS now`);
    return row ? row.now.getTime() : Number.NaN;
  }

  /** The places (claim tokens) in the ledger that only what is asked about may take: a publication (null = a new one) of stories on an account. */
  async keptPlaces(
    tx: EntityManager,
    of: { publicationId: string | null; accountId: string; stories: readonly string[] },
  ): Promise<string[]> {
    const rows: { token: string }[] = await tx.query(KEPT_PLACES, [of.publicationId, of.accountId, of.stories]);
    return rows.map(({ token }) => token);
  }

  /**
   * Each bucket with the sends that may still matter at `from` (epoch ms), by key, in one statement. No slots.
   * @param except claim tokens of sends that are left out: places kept for whoever asks
   */
  async readSends(
    tx: EntityManager,
    scopes: readonly BucketScope[],
    from: number,
    except: readonly string[] = [],
  ): Promise<Map<string, Bucket>> {
    const sends = new Map<string, SendInterval[]>();
    const distinct = [...new Map(scopes.map((scope) => [scope.key, scope])).values()];
    const asked = distinct.filter(({ lock }) => lock !== null);
    if (asked.length > 0) {
      const columns = columnsOf(asked.map(({ filter, lookBack }) => ({ filter, since: from - lookBack - SLACK_MS })));
      const rows: { place: number; begins: string | null; ends: string | null }[] = await (except.length === 0
        ? tx.query(SENDS_OF_BUCKETS, columns)
        : tx.query(SENDS_BUT_SOME, [...columns, except]));
      for (const { place, begins, ends } of rows)
        if (begins !== null && ends !== null) addIntervals(listOf(sends, asked[place]?.key), begins, ends);
    }
    return new Map(
      distinct.map(({ key, label, zone, rules, dayClasses }) => [
        key,
        { key, label, zone, rules, dayClasses, sent: sends.get(key) ?? [], planned: [] },
      ]),
    );
  }

  /**
   * The first slots granted in each bucket that a send at `from` (epoch ms) or later can meet: what planning looks at, a page at a time.
   * @param most rows a bucket @param except publications that do not stand in their own way
   */
  async readPlanned(
    tx: EntityManager,
    scopes: readonly BucketScope[],
    given: { departmentId: string; from: number; most: number; except: readonly string[] },
  ): Promise<Map<string, PlannedWindow>> {
    const asked = scopes.filter(({ lookBack }) => lookBack > 0);
    const slots = new Map<string, number[]>();
    if (asked.length > 0) {
      const rows: { place: number; slotAt: Date }[] = await tx.query(SLOTS_OF_BUCKETS, [
        ...columnsOf(
          asked.map((scope) => ({
            filter: queueFilter(scope, given.departmentId),
            since: given.from - scope.lookBack,
          })),
        ),
        given.most,
        given.except,
      ]);
      for (const { place, slotAt } of rows) listOf(slots, asked[place]?.key).push(slotAt.getTime());
    }
    return new Map(
      scopes.map(({ key }) => {
        const found = slots.get(key) ?? [];
        const knownUntil = found.length < given.most ? Infinity : (found.at(-1) ?? Infinity);
        return [key, { slots: found, knownUntil }];
      }),
    );
  }

  /** By bucket, those who wait ahead of a place, in their order; `except` are left out. */
  async readQueues(
    tx: EntityManager,
    asked: readonly { scope: BucketScope; departmentId: string }[],
    given: { now: number; last: WaitingPlace; except: readonly string[] },
  ): Promise<Waiting[][]> {
    const found: Waiting[][] = asked.map(() => []);
    if (asked.length === 0) return found;
    const rows: (Waiting & { place: number })[] = await tx.query(QUEUES_OF_BUCKETS, [
      ...columnsOf(
        asked.map(({ scope, departmentId }) => ({
          filter: queueFilter(scope, departmentId),
          since: given.now - scope.lookBack,
        })),
      ),
      given.last.urgency,
      given.last.firstSlotAt,
      given.last.id,
      given.except,
    ]);
    for (const { place, ...waiting } of rows) found[place]?.push(waiting);
    return found;
  }
}

function columnsOf(asked: readonly { filter: BucketFilter; since: number }[]): unknown[] {
  return [
    asked.map((_, place) => place),
    asked.map(({ filter }) => filter.departmentId),
    asked.map(({ filter }) => filter.subtree),
    asked.map(({ filter }) => filter.channel),
    asked.map(({ filter }) => filter.accountId),
    asked.map(({ since }) => new Date(since)),
  ];
}

/** As `SENDS_OF_BUCKETS` tells them: seconds of the epoch in two lists, the end empty where there is none yet. */
function addIntervals(to: SendInterval[], begins: string, ends: string): void {
  const endOf = ends.split(',');
  for (const [index, begin] of begins.split(',').entries()) {
    const end = endOf[index] ?? '';
    to.push({ begin: millisOf(begin), end: end === '' ? null : millisOf(end) });
  }
}

/** Whole ms, the rest cut off as in a Date; seconds of our time in a double are exact to a quarter of a µs, hence the half one. */
function millisOf(seconds: string): number {
  return Math.floor(Number(seconds) * 1000 + 0.0005);
}

function listOf<T>(lists: Map<string, T[]>, key = ''): T[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
