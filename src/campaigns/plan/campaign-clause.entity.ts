import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { ClauseKind } from '../campaign.rules.js';

/** A form of publicity or a requirement of a campaign. */
@Entity('campaign_clause')
@Check('campaign_clause_kind', `"kind" IN ('form','requirement')`)
@Check('campaign_clause_says', `btrim(coalesce("title", '') || "text") <> ''`)
@Unique('campaign_clause_place', ['campaignId', 'kind', 'position'], { deferrable: 'INITIALLY DEFERRED' })
export class CampaignClause {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_clause_pk' })
  id: string;

  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @ManyToOne('Campaign', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'campaign_clause_campaign_fk' })
  campaign?: unknown;

  @Column({ type: 'text' })
  kind: ClauseKind;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Column({ type: 'text', default: '' })
  text: string;
}
