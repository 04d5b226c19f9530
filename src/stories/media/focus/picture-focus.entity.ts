import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** The point of a picture that stays in sight where a story's cover is cut. Set only while the story may be written on. */
@Entity('picture_focus')
@Check('picture_focus_within', `"x" BETWEEN 0 AND 1 AND "y" BETWEEN 0 AND 1`)
export class PictureFocus {
  @PrimaryColumn('uuid', { name: 'story_id', primaryKeyConstraintName: 'picture_focus_pk' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'picture_focus_story_fk' })
  story?: unknown;

  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'picture_focus_pk' })
  sha256: string;

  @ManyToOne('Media', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'sha256', foreignKeyConstraintName: 'picture_focus_media_fk' })
  media?: unknown;

  /** Shares of width and height from the upper left corner, to a thousandth. */
  @Column({ type: 'numeric', precision: 4, scale: 3, transformer: { from: Number, to: (share: number) => share } })
  x: number;

  @Column({ type: 'numeric', precision: 4, scale: 3, transformer: { from: Number, to: (share: number) => share } })
  y: number;

  @Column({ name: 'set_by', type: 'uuid' })
  setBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'set_by', foreignKeyConstraintName: 'picture_focus_person_fk' })
  person?: unknown;

  @Column({ name: 'set_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  setAt: Date;
}
