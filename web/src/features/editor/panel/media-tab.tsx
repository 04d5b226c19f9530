import type { Editor } from '@tiptap/react';
import { Button } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { lately } from '../../../lib/late/late';
import { picturesOf } from '../draft/canonical';
import type { Draft } from '../draft/draft';
import { MEDIA } from './media.texts';
import { AttachmentList } from './attachment-list';
import { Cover } from './cover';
import type { Attachments } from './use-attachments';
import { PICTURE_KINDS, type Upload } from './use-uploads';

const HtmlImport = lately(() => import('./html-import').then(({ HtmlImport }) => HtmlImport));

/** The pictures of the story: what is on its way, what stands in the text, which is its cover and how that is cut. */
export function MediaTab({
  id,
  draft,
  editor,
  editable,
  uploads,
  files,
  onFiles,
  onStop,
  onDocument,
  dirty,
  onSave,
  onChange,
}: {
  id: string;
  draft: Draft;
  editor: Editor | null;
  editable: boolean;
  uploads: readonly Upload[];
  files: Attachments;
  onFiles: (files: File[]) => void;
  /** Stops a picture that is on its way. */
  onStop: (key: string) => void;
  onDocument: (file: File) => void;
  /** Something is not in a revision yet. */
  dirty: boolean;
  onSave: () => Promise<boolean>;
  onChange: (next: (draft: Draft) => Draft) => void;
}) {
  const t = useTexts(MEDIA);
  const picker = useRef<HTMLInputElement>(null);
  const documents = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const pictures = [...new Map(picturesOf(draft.body).map((one) => [one.sha256, one])).values()];
  const setCover = (cover: Draft['cover']): void => onChange((now) => ({ ...now, cover }));
  return (
    <div className="media">
      {editable && (
        <>
          <input
            ref={picker}
            type="file"
            accept={PICTURE_KINDS.join(',')}
            multiple
            hidden
            aria-label={t('addPicture')}
            data-testid="pictures"
            onChange={({ target }) => {
              onFiles([...(target.files ?? [])]);
              target.value = '';
            }}
          />
          <input
            ref={documents}
            type="file"
            accept=".docx"
            hidden
            aria-label={t('importDocx')}
            data-testid="document"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) onDocument(file);
              target.value = '';
            }}
          />
          <div className="media-ways">
            <Button onClick={() => picker.current?.click()}>{t('addPicture')}</Button>
            <Button onClick={() => documents.current?.click()}>{t('importDocx')}</Button>
            <Button disabled={editor === null} onClick={() => setPasting(true)}>
              {t('importHtml')}
            </Button>
          </div>
          {pasting && editor && (
            <Suspense fallback={null}>
              <HtmlImport {...{ editor, dirty, onSave }} onClose={() => setPasting(false)} />
            </Suspense>
          )}
          <p className="soft">{t('addPictureHint')}</p>
        </>
      )}
      <ul className="uploads" aria-live="polite">
        {uploads
          .filter(({ trouble }) => trouble === null)
          .map(({ key, name, share }) => (
            <li key={key}>
              <span className="upload-line">
                {t('uploading', { name, percent: Math.floor(share * 100) })}
                <Button size="small" aria-label={t('attachStopNamed', { name })} onClick={() => onStop(key)}>
                  {t('attachStop')}
                </Button>
              </span>
              <progress value={share} max={1} aria-label={name} />
            </li>
          ))}
      </ul>
      <h3>{t('cover')}</h3>
      {draft.cover ? (
        <Cover id={id} cover={draft.cover} editable={editable} onChange={setCover} />
      ) : (
        <p className="soft">{t('noCover')}</p>
      )}
      <h3>{t('pictures')}</h3>
      {pictures.length === 0 && <p className="soft">{t('noPictures')}</p>}
      <ul className="editor-pictures">
        {pictures.map(({ sha256, alt }) => (
          <li key={sha256}>
            <button type="button" className="picture-go" onClick={() => editor && goToPicture(editor, sha256)}>
              <img src={`/api/media/${sha256}`} alt={alt || t('altNone')} loading="lazy" />
            </button>
            <div>
              <p>{alt || <span className="field-problem">⚠ {t('altNone')}</span>}</p>
              {editable &&
                (draft.cover?.sha256 === sha256 ? (
                  <span className="tag-own">{t('isCover')}</span>
                ) : (
                  <Button size="small" onClick={() => setCover({ sha256, alt })}>
                    {t('asCover')}
                  </Button>
                ))}
            </div>
          </li>
        ))}
      </ul>
      <AttachmentList {...{ id, editable, files }} />
    </div>
  );
}

/** Shows a picture where it stands in the text. */
export function goToPicture(editor: Editor, sha256: string | null): void {
  let place: number | null = null;
  editor.state.doc.descendants((node, position) => {
    const { alt, sha256: own } = node.attrs as { alt?: string; sha256?: string };
    const isIt = node.type.name === 'image' && (sha256 === null ? alt?.trim() === '' : own === sha256);
    if (isIt) place ??= position;
  });
  if (place === null) return;
  if (sha256 !== null) {
    editor.chain().focus().setNodeSelection(place).scrollIntoView().run();
    return;
  }
  // Whoever is led to a picture without words is to write them; the text itself would take the focus a moment later.
  editor.chain().setNodeSelection(place).scrollIntoView().run();
  const shown = editor.view.nodeDOM(place);
  if (shown instanceof HTMLElement) shown.querySelector('input')?.focus();
}
