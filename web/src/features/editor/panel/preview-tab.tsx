import { Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import type { Check, FormCheck } from '../api/editor-queries';
import { FORM_CHANNELS, type FormChannel } from '../draft/draft';
import { EDITOR, type Words } from '../editor.texts';
import { ShortenedNotes } from './shortened-notes';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The text as readers will have it on their phones, by the renderer that posts; how long it is there and what is to be mended. */
export function PreviewTab({
  check,
  trouble,
  onJump,
}: {
  check: Check | null;
  trouble: string | null;
  onJump: (pointer: string) => void;
}) {
  const t = useTexts(EDITOR);
  const [channel, setChannel] = useState<FormChannel>('wechat');
  const form = check?.forms.find((one) => one.channel === channel);
  return (
    <div className="editor-preview">
      <Segmented
        block
        value={channel}
        onChange={setChannel}
        options={FORM_CHANNELS.map((value) => ({ value, label: t(value) }))}
      />
      {trouble !== null && (
        <p className="panel-note" role="status">
          {t('previewFailed', { why: trouble })}
        </p>
      )}
      {check === null ? (
        trouble === null && <p className="soft">{t('previewWait')}</p>
      ) : !form ? (
        <p className="panel-note">{t('previewBroken')}</p>
      ) : (
        <>
          <Counters form={form} t={t} />
          <ShortenedNotes forms={check.forms} channels={[channel]} onJump={onJump} />
          <Problems form={form} t={t} onJump={(pointer) => onJump(`/variants/${form.channel}${pointer}`)} />
          <Phone page={form.page} title={t('previewOf', { channel: t(channel) })} />
        </>
      )}
    </div>
  );
}

export function Counters({ form, t }: { form: FormCheck; t: Say<Words> }) {
  return (
    <dl className="counters" aria-label={t('counters')}>
      {form.counters.map(({ field, length, most, reserve }) => {
        const over = length > most - reserve;
        return (
          <div key={field} className={over ? 'counter is-over' : 'counter'}>
            <dt>{t(`c_${field}`)}</dt>
            <dd>
              {over && <span aria-hidden>⚠ </span>}
              {reserve > 0 ? t('counterReserve', { length, most, reserve }) : t('counter', { length, most })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Problems({ form, t, onJump }: { form: FormCheck; t: Say<Words>; onJump: (pointer: string) => void }) {
  if (form.problems.length === 0) return <p className="fits">✓ {t('fits')}</p>;
  return (
    <ul className="problems">
      {form.problems.map((problem, at) => (
        <li key={at}>
          <button type="button" onClick={() => onJump(problem.pointer)}>
            ⚠ {spoken(problem)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Nothing in it runs. It keeps its origin, without which its pictures would be asked for without the session. */
function Phone({ page, title }: { page: string; title: string }) {
  // The page's one style element is let in by this page's own nonce, which a frame of ours is bound to.
  const source = useMemo(() => page.replace('<style>', `<style nonce="${nonce}">`), [page]);
  const frame = useRef<HTMLIFrameElement>(null);
  const place = useRef(0);
  useEffect(() => {
    const at = frame.current?.contentWindow;
    // Drawn anew with what is typed, it stays where its reader was.
    return () => void (place.current = at?.scrollY ?? 0);
  }, [source]);
  return (
    <div className="phone">
      <iframe
        ref={frame}
        title={title}
        sandbox="allow-same-origin"
        srcDoc={source}
        onLoad={({ currentTarget }) => currentTarget.contentWindow?.scrollTo(0, place.current)}
      />
    </div>
  );
}
