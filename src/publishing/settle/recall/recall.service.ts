import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storedJson } from '../../../platform/database/storable.rules.js';
import { RecordService } from '../../attempts/record.service.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import type { OutcomeText } from '../../channels/channel.js';
import { PackageService } from '../../prepare/package.service.js';
import { longestMs } from '../settle.rules.js';
import { RECALL_AGAIN, TAKE_TO_RECALL, TELL_NOT_RECALLED } from './recall.queries.js';
import { RECALL_BY_HAND, RECALL_ENDED, recallPause, WITHDRAWN_UNSETTLED } from './recall.rules.js';

/** Nobody else takes the same one back meanwhile, ms. Whose process dies is tried again after it. */
const RECALL_LEASE_MS = 120_000;
const AT_ONCE = 8;

interface Recalled {
  id: string;
  publicationId: string;
  acceptedRef: string;
  beganAt: Date;
  /** How long it is to be taken back by now, ms. */
  sinceMs: number;
}

/**
 * Goes on taking back what has lost its approval after it was given up waiting for: the draft may lie in the box for anybody to publish,
 * for days.
 */
@Injectable()
export class RecallService {
  private readonly log = new Logger(RecallService.name);

  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly records: RecordService,
  ) {}

  /** @returns how many came to an end: taken back, or found out */
  async recallDue(): Promise<number> {
    const due: Recalled[] = returnedRows(await this.database.query(TAKE_TO_RECALL, [RECALL_LEASE_MS, AT_ONCE]));
    const ended = await Promise.all(due.map((attempt) => this.recallOne(attempt)));
    return ended.filter(Boolean).length;
  }

  /** What a person at the platform has to do about attempt `id` at once. */
  async tellByHand(id: string, text: OutcomeText): Promise<void> {
    await this.database.query(TELL_NOT_RECALLED, [id, storedJson({ text, code: RECALL_BY_HAND })]);
  }

  private async recallOne(attempt: Recalled): Promise<boolean> {
    const { id, publicationId, sinceMs } = attempt;
    const pause = recallPause(sinceMs);
    let ended = false;
    try {
      ended = await this.recall(attempt, pause === null);
    } catch (error) {
      this.log.warn({ err: error, publicationId, pause }, 'what lost its approval could not be taken back');
      if (pause === null) await this.tellByHand(id, RECALL_ENDED);
    }
    if (!ended) await this.database.query(RECALL_AGAIN, [id, pause]);
    return ended;
  }

  private async recall({ id, publicationId, acceptedRef, beganAt }: Recalled, last: boolean): Promise<boolean> {
    const pack = await this.packages.open(publicationId);
    const connector = this.connectors.of(pack.account);
    const outcome = await connector.recall?.(pack, acceptedRef, beganAt.getTime());
    if (outcome?.kind === 'sent' || outcome?.kind === 'rejected')
      return this.records.record(id, outcome, { longestMs: longestMs(connector.traits) });
    if (outcome?.kind === 'accepted' && outcome.text) await this.tellByHand(id, last ? RECALL_ENDED : outcome.text);
    else {
      const text = outcome?.kind === 'unconfirmed' && outcome.text ? outcome.text : WITHDRAWN_UNSETTLED;
      await this.database.query(TELL_NOT_RECALLED, [id, storedJson({ text })]);
    }
    return false;
  }
}
