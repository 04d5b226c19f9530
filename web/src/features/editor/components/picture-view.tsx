import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { Input } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import { EDITOR } from '../editor.texts';

/** A picture in the text, with its words below it where they are written. */
export function PictureView({ node, updateAttributes, selected, editor }: NodeViewProps) {
  const t = useTexts(EDITOR);
  const { sha256, alt, caption } = node.attrs as { sha256: string; alt: string; caption: string | null };
  return (
    <NodeViewWrapper className={selected ? 'story-picture is-selected' : 'story-picture'} data-drag-handle>
      <img src={`/api/media/${sha256}`} alt={alt || t('altNone')} />
      {editor.isEditable ? (
        <div className="story-picture-words" contentEditable={false}>
          <Input
            size="small"
            value={alt}
            maxLength={200}
            status={alt.trim() === '' ? 'error' : ''}
            placeholder={t('altHint')}
            aria-label={t('alt')}
            onChange={(event) => updateAttributes({ alt: event.target.value })}
          />
          <Input
            size="small"
            value={caption ?? ''}
            maxLength={200}
            placeholder={t('captionHint')}
            aria-label={t('caption')}
            onChange={(event) => updateAttributes({ caption: event.target.value || null })}
          />
        </div>
      ) : (
        caption && <p className="story-picture-caption">{caption}</p>
      )}
    </NodeViewWrapper>
  );
}
