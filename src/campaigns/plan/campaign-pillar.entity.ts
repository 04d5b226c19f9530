import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { PillarKind } from '../campaign.rules.js';

/** One of the contents a campaign tells about. Stories point at it. */
@Entity('campaign_pillar')
@Check('campaign_pillar_kind', `"kind" IN ('policy','experience','exemplar','other')`)
@Check('campaign_pillar_title', `btrim("title") <> ''`)
@Unique('campaign_pillar_place', ['campaignId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Unique('campaign_pillar_of_campaign', ['campaignId', 'id'])
export class CampaignPillar {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_pillar_pk' })
  id: string;

  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @ManyToOne('Campaign', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'campaign_pillar_campaign_fk' })
  campaign?: unknown;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  kind: PillarKind;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', default: '' })
  text: string;
}
