import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Bucket } from '../../planner/bucket.rules.js';
import { OpenedBucket } from '../../planner/opened-bucket.rules.js';
import { answerOf, type PlanAnswer, searchedGates } from '../../planner/planner.rules.js';
import { SlotSearch } from '../../planner/slot-search.rules.js';
import { NO_LEGAL_SLOT } from '../../schedule.errors.js';
import type { BucketScope } from '../../throttle/bucket-scope.rules.js';
import { BucketService, type PlannedWindow, type Speaker } from '../../throttle/bucket.service.js';
import { passedReasons } from './passed-reasons.rules.js';
import { ACCOUNT_IS_SHARED } from '../publication.queries.js';
import type { ReasonView } from '../publication-view.rules.js';
import { SlotBatch, type SlotLook } from './slot-batch.rules.js';
import { requireInsideWindow, searchFrom, type SlotWindow, validUntil } from './slot-request.rules.js';

export interface SlotRequest extends Speaker {
  /** Epoch ms; null = as soon as possible. */
  wish: number | null;
  window: SlotWindow;
  /** Slot of the publication it waits for, epoch ms. */
  dependencySlot: number | null;
  /** The publication being moved, which must not stand in its own way. */
  except: string | null;
  /** The stories of one that is not on the schedule yet. */
  stories?: readonly string[];
  /** An urgent post may go past the rules of its department, never past a platform's cap or a blackout. */
  priority: 'normal' | 'urgent';
}

export interface GrantedSlot {
  /** What was asked, or now; epoch ms. */
  wish: number;
  slot: number;
  validUntil: number;
  because: ReasonView[];
  forecast: boolean;
}

/** Slots of a bucket read at first: more than a day's at any usual frequency. */
const FIRST_PAGE = 64;

/** Grants slots: the planner over the present ledger and plan, under the lock rows of the buckets. */
@Injectable()
export class SlotService {
  constructor(
    private readonly buckets: BucketService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The earliest legal slot, with the buckets locked until the transaction ends: whoever asks next sees what the caller
   * writes. Nothing is written here.
   * @throws AppError of `searchFrom` and `requireInsideWindow`; NO_LEGAL_SLOT with every rule that refused
   */
  async grant(tx: EntityManager, request: SlotRequest, batch: SlotBatch | null = null): Promise<GrantedSlot> {
    const known = batch?.lookOf(request);
    if (batch && known) return this.find(tx, request, known.scopes, batch);
    if (batch?.isRehearsal) {
      const [standing = []] = await this.buckets.scopesOf(tx, [request]);
      return this.find(tx, request, standing, batch);
    }
    const [scopes = []] = await this.buckets.resolve(tx, [request]);
    await this.buckets.lock(tx, scopes);
    return this.find(tx, request, scopes, batch);
  }

  /**
   * Locks the buckets of many at once until the transaction ends, before slots are granted to them one by one.
   * @returns to be given with every `grant` to one of them that stands on no slot yet, and told what became of it
   */
  async reserve(tx: EntityManager, speakers: readonly Speaker[]): Promise<SlotBatch> {
    if (speakers.length > 0) await this.buckets.lock(tx, (await this.buckets.resolve(tx, speakers)).flat());
    return new SlotBatch();
  }

  /** The same answer without reserving anything: what a form shows while somebody chooses a time. */
  async preview(tx: EntityManager, request: SlotRequest): Promise<GrantedSlot> {
    const [scopes = []] = await this.buckets.scopesOf(tx, [request]);
    return this.find(tx, request, scopes, null);
  }

  /**
   * The same for many wishes of one who asks, what was read of the plan being read once: what a calendar shows while somebody drags.
   * @param wishes epoch ms @returns beside each wish its slot, or what `grant` would have thrown
   */
  async previewMany(
    tx: EntityManager,
    asked: Omit<SlotRequest, 'wish'>,
    wishes: readonly number[],
  ): Promise<(GrantedSlot | AppError)[]> {
    const [scopes = []] = await this.buckets.scopesOf(tx, [asked]);
    const now = await this.buckets.now(tx);
    const forecast = await this.isForecast(tx, asked);
    const batch = new SlotBatch();
    const found = new Map<number, GrantedSlot | AppError>();
    // In their order, so that what was read for one serves the next.
    for (const wish of [...new Set(wishes)].sort((a, b) => a - b)) {
      const answer = await this.answer(tx, { ...asked, wish }, scopes, now, batch).catch(refusal);
      found.set(wish, answer instanceof AppError ? answer : { ...answer, forecast });
    }
    return wishes.map((wish) => found.get(wish) as GrantedSlot | AppError);
  }

  private async find(
    tx: EntityManager,
    request: SlotRequest,
    scopes: readonly BucketScope[],
    batch: SlotBatch | null,
  ): Promise<GrantedSlot> {
    const now = await this.buckets.now(tx);
    const answer = await this.answer(tx, request, scopes, now, batch);
    batch?.granted(request, answer.slot);
    return { ...answer, forecast: await this.isForecast(tx, request) };
  }

  private async answer(
    tx: EntityManager,
    request: SlotRequest,
    scopes: readonly BucketScope[],
    now: number,
    batch: SlotBatch | null,
  ): Promise<Omit<GrantedSlot, 'forecast'>> {
    const start = searchFrom(request.wish, now, request.window, request.dependencySlot);
    const { answer, passed } = await this.search(tx, request, scopes, { start, now }, batch);
    const because = [
      ...this.waitingReasons(request, start, now),
      ...answer.because.map(({ bucket, rule, text }) => ({ policy: bucket, rule, text })),
      ...passed,
    ];
    if (answer.slot === null) throw new AppError(NO_LEGAL_SLOT, {}, 'wishedAt', { because });
    requireInsideWindow(answer.slot, request.window, (at) => this.show(at));
    return {
      wish: request.wish ?? now,
      slot: answer.slot,
      validUntil: validUntil(answer.slot, request.window),
      because,
    };
  }

  private async isForecast(tx: EntityManager, { accountId, departmentId }: Speaker): Promise<boolean> {
    const [row]: { shared: boolean }[] = await tx.query(ACCOUNT_IS_SHARED, [accountId, departmentId]);
    return row?.shared ?? false;
  }

  /**
   * Reads of the plan no more than the search meets: a page of each bucket from the start on, a larger one while the answer lies so
   * late that unread slots could still refuse it. Unread slots only ever refuse more, so an answer they cannot reach stands.
   */
  private async search(
    tx: EntityManager,
    request: SlotRequest,
    scopes: readonly BucketScope[],
    at: { start: number; now: number },
    batch: SlotBatch | null,
  ): Promise<{ answer: PlanAnswer; passed: ReasonView[] }> {
    const kept = await this.buckets.keptPlaces(tx, {
      ...{ publicationId: request.except, accountId: request.accountId, stories: request.stories ?? [] },
    });
    // What one of them alone may take says nothing of the others, and its slot is read with all others afterwards.
    if (kept.length > 0) batch?.forget();
    const known = batch?.lookOf(request);
    const read = (most: number): Promise<SlotLook> => this.look(tx, request, scopes, { ...at, kept }, most);
    let look = known && known.from <= at.start ? known : await read(FIRST_PAGE);
    for (;;) {
      const answer = answerOf(look.search, at.start);
      const reach = answer.slot ?? Infinity;
      const mayMeet = ({ key, lookBack }: BucketScope): boolean => {
        const knownUntil = look.knownUntil.get(key) ?? Infinity;
        return knownUntil !== Infinity && reach + lookBack >= knownUntil;
      };
      if (scopes.some(mayMeet)) {
        look = await read(look.most * 4);
        continue;
      }
      if (kept.length === 0) batch?.keep(request, look);
      const urgent = request.priority === 'urgent';
      const passed = look.opened.filter((_bucket, place) => urgent && scopes[place]?.yields);
      const isPassed = answer.slot !== null && passed.length > 0;
      return { answer, passed: isPassed ? passedReasons(passed, answer.slot) : [] };
    }
  }

  private async look(
    tx: EntityManager,
    request: SlotRequest,
    scopes: readonly BucketScope[],
    { start, now, kept }: { start: number; now: number; kept: readonly string[] },
    most: number,
  ): Promise<SlotLook> {
    const sends = await this.buckets.readSends(tx, scopes, start, kept);
    const except = request.except === null ? [] : [request.except];
    const given = { departmentId: request.departmentId, from: start, most, except };
    const planned = await this.buckets.readPlanned(tx, scopes, given);
    const opened = scopes.map(({ key }) => new OpenedBucket(withSlots(sends.get(key), planned.get(key)), now));
    const asked = opened.filter((_bucket, place) => !(request.priority === 'urgent' && scopes[place]?.yields));
    return {
      ...{ scopes, from: start, most, opened },
      knownUntil: new Map([...planned].map(([key, { knownUntil }]) => [key, knownUntil])),
      search: new SlotSearch(searchedGates(asked)),
    };
  }

  /** What moved the start of the search before any rule was asked. */
  private waitingReasons(request: SlotRequest, start: number, now: number): ReasonView[] {
    const wish = request.wish ?? now;
    if (start <= wish) return [];
    if (request.dependencySlot === start)
      return [
        {
          text: {
            zh: `网站稿 ${this.show(start)} 发布，本稿要附它的链接，须在其后`,
            en: `the web page it links to goes out at ${this.show(start)}; this one follows it`,
          },
        },
      ];
    return [
      {
        text: {
          zh: `终审批准的时段从 ${this.show(start)} 开始`,
          en: `the approved window opens at ${this.show(start)}`,
        },
      },
    ];
  }

  private show(at: number): string {
    return DateTime.fromMillis(at, { zone: this.config.timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  }
}

function refusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

function withSlots(bucket: Bucket | undefined, planned: PlannedWindow | undefined): Bucket {
  if (!bucket) throw new Error('a bucket was asked for that was not read');
  return { ...bucket, planned: planned?.slots ?? [] };
}
