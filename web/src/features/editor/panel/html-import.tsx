import type { Editor } from '@tiptap/react';
import { Button, Input } from 'antd';
import { type ClipboardEvent, useId, useRef, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { inSeries, listed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { type Imported, readHtml } from '../api/editor-queries';
import { fillPlace, holdPlace } from '../document/places';
import { EDITOR } from '../editor.texts';
import { decodeHtml } from './html-file.rules';

const PLACE = 'html';

/**
 * Reads what a layout tool gives (copied, as code, or as a saved page) on the server and puts it where the cursor stands, in the place of
 * nothing. What was not kept is told before the dialog is left.
 */
export function HtmlImport({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTexts(EDITOR);
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const act = useAct();
  const [html, setHtml] = useState('');
  const [isMissing, setMissing] = useState(false);
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
      holdPlace(editor, PLACE, t('importing'));
      fillPlace(editor, PLACE, (imported.body as { content?: object[] }).content ?? []);
      setDone(imported);
    });
  }

  const footer =
    done === null ? (
      <>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" loading={act.busy} onClick={() => void read()}>
          {t('importRun')}
        </Button>
      </>
    ) : (
      <Button type="primary" onClick={onClose}>
        {t('close')}
      </Button>
    );
  return (
    <Dialog
      dialogName="editor-html"
      open
      title={t('importHtml')}
      width={640}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={footer}
    >
      {done !== null ? (
        <Outcome done={done} />
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

function Outcome({ done: { lost, pictures } }: { done: Imported }) {
  const t = useTexts(EDITOR);
  const away = pictures.filter(({ todo }) => todo.includes('UPLOAD'));
  return (
    <div role="status">
      <p>{t('imported')}</p>
      {lost.length > 0 && (
        <p>{t('lostItems', { what: inSeries(lost.map((one) => `${spoken(one)} × ${one.count}`)) })}</p>
      )}
      {away.length > 0 && (
        <p>{t('importHtmlPictures', { n: away.length, which: listed(away.map(({ at }) => String(at))) })}</p>
      )}
    </div>
  );
}
