import type { Editor } from '@tiptap/react';
import { Alert, Button, Input } from 'antd';
import { type ClipboardEvent, useId, useRef, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { type Imported, readHtml } from '../api/editor-queries';
import { fillPlace, holdPlace } from '../document/places';
import { IMPORT } from './import.texts';
import { decodeHtml } from './html-file.rules';
import { blocksOf, HtmlPlacing, NotKept, type Placing } from './html-placing';

const PLACE = 'html';

/**
 * Reads what a layout tool gives (copied, as code, or as a saved page) on the server and puts it where the cursor stands, in the place of
 * nothing; where there is a text already, its writer is asked, and may have it replaced: by what is shown, and not before the old one is a
 * revision. What was not kept is told before the dialog is left.
 */
export function HtmlImport({
  editor,
  dirty,
  onSave,
  onClose,
}: {
  editor: Editor;
  /** Something is not in a revision yet. */
  dirty: boolean;
  onSave: () => Promise<boolean>;
  onClose: () => void;
}) {
  const t = useTexts(IMPORT);
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const act = useAct();
  const [html, setHtml] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [found, setFound] = useState<Imported | null>(null);
  const [placing, setPlacing] = useState<Placing>('cursor');
  const [unsaved, setUnsaved] = useState(false);
  const [done, setDone] = useState<Imported | null>(null);

  /** Pages and articles are copied with their make-up; a field for text would take the words alone. */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const styled = event.clipboardData.getData('text/html');
    if (styled === '') return;
    event.preventDefault();
    setHtml(styled);
  }
  async function read(): Promise<void> {
    setMissing(html.trim() === '');
    if (html.trim() === '') return;
    await act.run(async () => {
      const imported = await readHtml(html);
      if (editor.isEmpty) insert(imported);
      else setFound(imported);
    });
  }
  function insert(imported: Imported): void {
    holdPlace(editor, PLACE, t('importing'));
    fillPlace(editor, PLACE, blocksOf(imported));
    setDone(imported);
  }
  async function put(imported: Imported): Promise<void> {
    if (placing === 'cursor') {
      insert(imported);
      return;
    }
    await act.run(async () => {
      // The old text is a revision first; where it cannot be one, it stays.
      const isKept = !dirty || (await onSave());
      setUnsaved(!isKept);
      if (!isKept) return;
      editor.commands.setContent({ type: 'doc', content: blocksOf(imported) }, { emitUpdate: true });
      setDone(imported);
    });
  }

  const footer =
    done !== null ? (
      <Button type="primary" onClick={onClose}>
        {t('close')}
      </Button>
    ) : found !== null ? (
      <>
        <Button onClick={() => setFound(null)}>{t('back')}</Button>
        <Button type="primary" loading={act.busy} onClick={() => void put(found)}>
          {t(placing === 'cursor' ? 'importAtCursor' : 'importReplace')}
        </Button>
      </>
    ) : (
      <>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" loading={act.busy} onClick={() => void read()}>
          {t('importRun')}
        </Button>
      </>
    );
  return (
    <Dialog
      dialogName="editor-html"
      open
      title={t('importHtml')}
      width={found === null ? 640 : 860}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={footer}
    >
      {done !== null ? (
        <Outcome done={done} isReplaced={placing === 'replace'} />
      ) : found !== null ? (
        <>
          <HtmlPlacing
            before={editor.getJSON()}
            found={found}
            placing={placing}
            onPlacing={(next) => {
              setPlacing(next);
              setUnsaved(false);
            }}
          />
          {unsaved && <Alert type="error" showIcon role="alert" title={t('importUnsaved')} />}
          <TroubleNote trouble={act.trouble} />
        </>
      ) : (
        <>
          <label htmlFor={id}>{t('importHtmlHint')}</label>
          <Input.TextArea
            id={id}
            value={html}
            rows={8}
            className="html-code"
            aria-invalid={isMissing}
            onPaste={paste}
            onChange={({ target }) => setHtml(target.value)}
          />
          {isMissing && (
            <p className="field-problem" role="alert">
              {t('importHtmlMissing')}
            </p>
          )}
          <p className="html-file">
            <input
              ref={picker}
              type="file"
              accept=".html,.htm,text/html"
              hidden
              aria-label={t('importHtmlFile')}
              data-testid="html"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void file.arrayBuffer().then((bytes) => setHtml(decodeHtml(bytes)));
                target.value = '';
              }}
            />
            <Button size="small" onClick={() => picker.current?.click()}>
              {t('importHtmlFile')}
            </Button>
          </p>
          <TroubleNote trouble={act.trouble} />
        </>
      )}
    </Dialog>
  );
}

function Outcome({ done, isReplaced }: { done: Imported; isReplaced: boolean }) {
  const t = useTexts(IMPORT);
  return (
    <div role="status">
      <p>{t(isReplaced ? 'importReplaced' : 'imported')}</p>
      <NotKept of={done} />
    </div>
  );
}
