import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { VariantContent } from '../../variant-content.rules.js';

/** The form of one revision for one channel. A trigger refuses changes once the revision is locked. */
@Entity('variant')
@Unique('variant_channel_once', ['revisionId', 'channel'])
@Check('variant_channel', `"channel" IN ('web','wechat','weibo','other')`)
@Check('variant_content', `"content"->>'channel' = "channel"`)
export class Variant {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'variant_pk' })
  id: string;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @ManyToOne('StoryRevision', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'variant_revision_fk' })
  revision?: unknown;

  @Column({ type: 'text' })
  channel: ChannelKind;

  @Column({ type: 'jsonb' })
  content: VariantContent;

  /** A person wrote it; false while it is as derived from the revision. */
  @Column({ type: 'boolean', default: false })
  edited: boolean;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'updated_by', type: 'uuid' })
  updatedBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'updated_by', foreignKeyConstraintName: 'variant_editor_fk' })
  editor?: unknown;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}
