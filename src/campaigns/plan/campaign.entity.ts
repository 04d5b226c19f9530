import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { CampaignState } from '../campaign.rules.js';

/** A publicity campaign: a window in time with a theme, run by a department. A trigger holds its moves and its version. */
@Entity('campaign')
@Check('campaign_title', `btrim("title") <> ''`)
@Check('campaign_state', `"state" IN ('draft','active','closed')`)
@Check('campaign_window', `"window_from" <= "window_to"`)
@Check('campaign_started', `"state" = 'draft' OR ("window_from" IS NOT NULL AND "window_to" IS NOT NULL)`)
@Index('campaign_department', ['departmentId', 'id'])
export class Campaign {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_pk' })
  id: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'campaign_department_fk' })
  department?: unknown;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', nullable: true })
  theme: string | null;

  /** 发文字号 of the notice behind it, as printed. */
  @Column({ name: 'document_number', type: 'text', nullable: true })
  documentNumber: string | null;

  /** The bodies that run it, in the order of the notice. */
  @Column({ type: 'text', array: true, default: [] })
  organisers: string[];

  /** First and last day, local dates `YYYY-MM-DD`, both included. */
  @Column({ name: 'window_from', type: 'date', nullable: true })
  windowFrom: string | null;

  @Column({ name: 'window_to', type: 'date', nullable: true })
  windowTo: string | null;

  @Column({ type: 'text', default: 'draft' })
  state: CampaignState;

  /** Counts every change; a writer names the one it saw. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'campaign_creator_fk' })
  creator?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}
