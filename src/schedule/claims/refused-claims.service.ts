import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AuditRecord, AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import type { Because } from '../planner/bucket.rules.js';
import type { Words } from '../planner/words.rules.js';
import type { JournalAct } from '../publications/journal-acts.js';
import { EngineMetrics } from '../watch/engine-metrics.service.js';
import type { Heartbeat } from './pace/claim-pulse.service.js';
import { LEAVE_ASIDE, SLIP } from './claim.queries.js';
import { goesBefore, type LineUp } from './claim.rules.js';
import { type Judged, type Refused, type StoredReason, WaitingLines } from './waiting-lines.service.js';

/** What becomes of those a round grants nothing: they move on, or wait for a person. Within the claim's transaction. */
@Injectable()
export class RefusedClaims {
  constructor(
    private readonly audit: AuditService,
    private readonly metrics: EngineMetrics,
    private readonly lines: WaitingLines,
  ) {}

  /** Gives those refused their next slots, each behind those ahead of it. */
  async slip(tx: EntityManager, refused: Refused[], judged: Judged, heart: Heartbeat): Promise<void> {
    if (refused.length === 0) return;
    for (const one of refused) this.metrics.refused(one.scopes, one.because);
    const inOrder = refused.sort((a, b) => (goesBefore(a, b) ? -1 : 1));
    const moved: { one: Refused; line: LineUp & { kind: 'slip' } }[] = [];
    for (const { one, line } of await this.lines.find(tx, inOrder, judged, heart)) {
      if (line.kind === 'slip') moved.push({ one, line });
      else if (line.kind === 'hold') await this.layAside(tx, one.id, 'held', line.text);
    }
    await tx.query(SLIP, [
      moved.map(({ one }) => one.id),
      moved.map(({ line }) => new Date(line.slot)),
      moved.map(({ line }) => JSON.stringify(line.because.map(storedReason))),
    ]);
    // The same rules again: the slot says it all, the log need not.
    const news = moved.filter(({ one, line }) => !sameRules(one.standing.because, line.because.map(storedReason)));
    await this.audit.recordAll(
      tx,
      news.map(({ one, line }) =>
        journalEntry(one.id, 'slip', {
          slotAt: new Date(line.slot).toISOString(),
          because: line.because.map(storedReason),
        }),
      ),
    );
  }

  /** It waits for a person, with the reason. */
  async layAside(tx: EntityManager, id: string, state: 'held' | 'missed', text: Words): Promise<void> {
    const aside = returnedRows(await tx.query(LEAVE_ASIDE, [id, state, JSON.stringify({ text })]));
    if (aside.length > 0)
      await this.audit.recordAll(tx, [journalEntry(id, state === 'held' ? 'hold' : 'miss', { reason: text })]);
  }
}

/** A reason as publications and the audit log keep it. */
export function storedReason({ bucket, rule, text }: Because): StoredReason & { text: Words } {
  return { policy: bucket, rule, text };
}

/** What the claim itself did to a publication: nobody's act. */
export function journalEntry(subjectId: string, act: JournalAct, data: Record<string, unknown>): AuditRecord {
  return { actorId: null, action: `publication.${act}`, subjectType: 'publication', subjectId, data };
}

function sameRules(before: readonly StoredReason[], now: readonly StoredReason[]): boolean {
  const key = (reasons: readonly StoredReason[]): string =>
    reasons.map(({ policy, rule }) => `${policy}#${rule}`).join();
  return before.length > 0 && key(before) === key(now);
}
