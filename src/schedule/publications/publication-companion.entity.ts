import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/**
 * An article that travels in a publication beside its own: one of an issue, from its second on. Stays when the issue is changed: what
 * was handed to a platform once is looked for by every story in it.
 */
@Entity('publication_companion')
@Index('publication_companion_seal', ['sealId'])
export class PublicationCompanion {
  @PrimaryColumn({ name: 'publication_id', type: 'uuid', primaryKeyConstraintName: 'publication_companion_pk' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'publication_companion_publication_fk' })
  publication?: unknown;

  @PrimaryColumn({ name: 'seal_id', type: 'uuid', primaryKeyConstraintName: 'publication_companion_pk' })
  sealId: string;

  @ManyToOne('ReviewSeal', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'seal_id', foreignKeyConstraintName: 'publication_companion_seal_fk' })
  seal?: unknown;

  @Column({ name: 'story_id', type: 'uuid' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'publication_companion_story_fk' })
  story?: unknown;
}
