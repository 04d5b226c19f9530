import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** Who hands in to whom; `who` is null when the notice means everybody. */
export interface DeadlineRoute {
  who: string | null;
  to: string[];
}

/** What units hand in for a campaign, where, and by when. */
@Entity('campaign_deadline')
@Check('campaign_deadline_says', `"due_on" IS NOT NULL OR "due_words" IS NOT NULL`)
@Check('campaign_deadline_routes', `jsonb_typeof("routes") = 'array'`)
@Unique('campaign_deadline_place', ['campaignId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Unique('campaign_deadline_of_campaign', ['campaignId', 'id'])
export class CampaignDeadline {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_deadline_pk' })
  id: string;

  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @ManyToOne('Campaign', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'campaign_deadline_campaign_fk' })
  campaign?: unknown;

  @Column({ type: 'integer' })
  position: number;

  /** Last day, a local date `YYYY-MM-DD`; null while no certain day is known (每月5日前). */
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  /** The words of the notice. */
  @Column({ name: 'due_words', type: 'text', nullable: true })
  dueWords: string | null;

  @Column({ type: 'text', nullable: true })
  what: string | null;

  /** Receiving offices in the order of the notice. */
  @Column({ type: 'text', array: true, default: [] })
  receivers: string[];

  @Column({ type: 'jsonb', default: [] })
  routes: DeadlineRoute[];
}
