import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Figure, type MetricDefinition, MetricsRegistry } from '../../platform/metrics/metrics-registry.js';
import { PREPARE_HORIZON_MS } from '../publications/publication-journal.service.js';
import {
  DUE_FIGURES,
  OUTBOX_WAITING,
  UNDER_WAY,
  UNENQUEUED,
  WAITING_FOR_A_PERSON,
} from './schedule-figures.queries.js';

/** What is due leaves within moments; this late something holds it up, ms (the reconciler looks every 3 s). */
export const OVERDUE_AFTER_MS = 10_000;
/** A word of the outbox is handed on within its relay's tick of 2 s, ms. */
const UNENQUEUED_AFTER_MS = 10_000;
const MOST_LOOKED_AT = 20_000;

const GAUGES: readonly MetricDefinition[] = [
  {
    name: 'xuanfa_publications_overdue',
    help: `Scheduled publications whose slot passed more than ${OVERDUE_AFTER_MS / 1000} s ago, by what keeps them: claimable (nothing should), unprepared, or blocked (a freeze, a paused account, the page they link to). Counts up to ${MOST_LOOKED_AT}.`,
    labels: ['why'],
  },
  {
    name: 'xuanfa_oldest_due_age_seconds',
    help: 'How long ago the slot of the oldest publication passed that could be claimed now; 0 when none waits.',
  },
  {
    name: 'xuanfa_publications_unenqueued',
    help: 'Publications within the preparation horizon whose alarms still wait in the outbox: no relay is at work.',
  },
  { name: 'xuanfa_outbox_waiting', help: 'Words that wait in the outbox for a relay.' },
  { name: 'xuanfa_outbox_oldest_age_seconds', help: 'Age of the oldest word that waits in the outbox; 0 when none.' },
  {
    name: 'xuanfa_publications_waiting_for_a_person',
    help: 'Publications laid aside for a person to decide, by state; the unconfirmed among them are counted by xuanfa_unconfirmed_for_a_person.',
    labels: ['state'],
  },
  {
    name: 'xuanfa_publications_under_way',
    help: 'Publications in the hands of the engine, by state.',
    labels: ['state'],
  },
];

interface DueRow {
  why: 'blocked' | 'unprepared' | 'claimable';
  overdue: number;
  oldestAge: number;
}

/** The state of the schedule in figures, read from its tables when somebody asks. The same whichever `api` process is asked. */
@Injectable()
export class ScheduleFigures implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly metrics: MetricsRegistry,
  ) {}

  onModuleInit(): void {
    this.metrics.readFrom('schedule', GAUGES, () => this.read());
  }

  private async read(): Promise<Figure[]> {
    // One after the other: a scrape takes one connection, not five.
    const due: DueRow[] = await this.database.query(DUE_FIGURES, [OVERDUE_AFTER_MS, MOST_LOOKED_AT]);
    const [unenqueued]: { n: number }[] = await this.database.query(UNENQUEUED, [
      PREPARE_HORIZON_MS,
      UNENQUEUED_AFTER_MS,
    ]);
    const [outbox]: { n: number; oldestAge: number }[] = await this.database.query(OUTBOX_WAITING);
    const waiting = await this.byState(WAITING_FOR_A_PERSON);
    const underWay = await this.byState(UNDER_WAY);
    // What a worker should have had in hand by now: prepared or not, for without a worker nothing gets prepared either.
    const oldest = Math.max(0, ...due.filter(({ why }) => why !== 'blocked').map(({ oldestAge }) => oldestAge));
    return [
      ...(['claimable', 'unprepared', 'blocked'] as const).map((why) => ({
        name: 'xuanfa_publications_overdue',
        labels: { why },
        value: due.find((row) => row.why === why)?.overdue ?? 0,
      })),
      { name: 'xuanfa_oldest_due_age_seconds', value: oldest },
      { name: 'xuanfa_publications_unenqueued', value: unenqueued?.n ?? 0 },
      { name: 'xuanfa_outbox_waiting', value: outbox?.n ?? 0 },
      { name: 'xuanfa_outbox_oldest_age_seconds', value: outbox?.oldestAge ?? 0 },
      ...['held', 'failed', 'missed'].map((state) => ({
        name: 'xuanfa_publications_waiting_for_a_person',
        labels: { state },
        value: waiting.get(state) ?? 0,
      })),
      ...['claimed', 'sending', 'confirming', 'unconfirmed'].map((state) => ({
        name: 'xuanfa_publications_under_way',
        labels: { state },
        value: underWay.get(state) ?? 0,
      })),
    ];
  }

  private async byState(query: string): Promise<Map<string, number>> {
    const rows: { state: string; n: number }[] = await this.database.query(query);
    return new Map(rows.map(({ state, n }) => [state, n]));
  }
}
