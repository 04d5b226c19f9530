import { Button, Input } from 'antd';
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { useDraft } from '../../../app/session/use-draft';
import { ActAlert } from '../../../components/act-alert';
import { codeOf } from '../../../lib/api/client';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../../live/api/live-acts';
import { checkLink, posted, uploadScreenshot } from '../api/hand-acts';
import type { Finding, Task } from '../api/hand-queries';
import { HAND } from '../hand.texts';

/** Refused for want of a word of explanation, which is asked for then. */
const WANTS_DESPITE = ['HAND_FROZEN', 'HAND_UNAPPROVED'];

/** It is out: the link, looked at before it is sent; where there is none, a picture and why. */
export function ReportForm({ task, isOpen, onOpen }: { task: Task; isOpen: boolean; onOpen: () => void }) {
  const t = useTexts(HAND);
  const id = useId();
  const act = useActs();
  const field = useRef<HTMLInputElement>(null);
  const [url, setUrl, forgetUrl] = useDraft(`posted.${task.id}.url`);
  const [overrule, setOverrule, forgetOverrule] = useDraft(`posted.${task.id}.overrule`);
  const [despite, setDespite, forgetDespite] = useDraft(`posted.${task.id}.despite`);
  const [finding, setFinding] = useState<Finding | null>(null);
  const [doing, setDoing] = useState<'check' | 'submit' | 'upload' | null>(null);
  const [missing, setMissing] = useState<'link' | 'overrule' | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const link = url.trim();
  const bare = link === '' && task.channel === 'other';
  const wantsOverrule = bare || finding?.enough === false;
  const wantsDespite = task.stop !== null || WANTS_DESPITE.includes(codeOf(error) ?? '');

  async function look(): Promise<Finding | null> {
    setDoing('check');
    setError(null);
    try {
      const found = await checkLink(task.id, link);
      setFinding(found);
      return found;
    } catch (refusal) {
      setError(refusal);
      return null;
    } finally {
      setDoing(null);
    }
  }
  async function submit(): Promise<void> {
    setMissing(null);
    if (link === '' && !(bare && task.hasScreenshot)) return setMissing('link');
    if (wantsOverrule && overrule.trim() === '') return setMissing('overrule');
    const found = link === '' || finding ? finding : await look();
    if (link !== '' && !found) return;
    if (found && !found.enough && overrule.trim() === '') return setMissing('overrule');
    setDoing('submit');
    setError(null);
    try {
      await act(
        posted(task.id, {
          ...(link !== '' && { url: link }),
          ...(overrule.trim() !== '' && (bare || found?.enough === false) && { overrule: overrule.trim() }),
          ...(despite.trim() !== '' && { despite: despite.trim() }),
        }),
      );
      for (const forget of [forgetUrl, forgetOverrule, forgetDespite]) forget();
    } catch (refusal) {
      setError(refusal);
    }
    setDoing(null);
  }
  async function upload({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = target.files ?? [];
    if (!file) return;
    setDoing('upload');
    setError(null);
    try {
      await act(uploadScreenshot(task.id, file));
    } catch (refusal) {
      setError(refusal);
    }
    target.value = '';
    setDoing(null);
  }
  return (
    <section className="task-part" aria-labelledby={`${id}-title`} onFocusCapture={onOpen}>
      <h2 id={`${id}-title`}>{t('step4')}</h2>
      <label className="field-label" htmlFor={`${id}-url`}>
        {t('linkLabel')}
      </label>
      <input
        ref={field}
        id={`${id}-url`}
        className="field-input"
        inputMode="url"
        autoComplete="off"
        value={url}
        aria-invalid={missing === 'link'}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setUrl(target.value);
          setFinding(null);
        }}
      />
      <p id={`${id}-hint`} className={missing === 'link' ? 'field-missing' : 'field-hint'}>
        {t(missing === 'link' ? 'linkMissing' : 'linkHint')}
      </p>
      {finding && (
        <p role="status" className={finding.enough ? 'task-found is-good' : 'task-found is-bad'}>
          <strong>{t(finding.enough ? 'enough' : 'doubt')}</strong> {spoken(finding.text)}
        </p>
      )}
      <div className="task-row">
        <Button disabled={link === ''} loading={doing === 'check'} onClick={() => void look()}>
          {t('check')}
        </Button>
        <label className="task-upload">
          <input
            type="file"
            accept="image/*"
            className="visually-hidden"
            disabled={doing !== null}
            onChange={(event) => void upload(event)}
          />
          {t(task.hasScreenshot ? 'uploaded' : 'upload')}
        </label>
        {task.hasScreenshot && (
          <a href={`/api/hand-tasks/${task.id}/screenshot`} target="_blank" rel="noopener">
            {t('seeScreenshot')}
          </a>
        )}
      </div>
      {wantsOverrule && (
        <Why
          id={`${id}-overrule`}
          label={t(bare ? 'overruleNoLink' : 'overrule')}
          value={overrule}
          isMissing={missing === 'overrule'}
          onChange={setOverrule}
        />
      )}
      {wantsDespite && <Why id={`${id}-despite`} label={t('despite')} value={despite} onChange={setDespite} />}
      <ActAlert error={error} />
      <Button type="primary" size="large" block loading={doing === 'submit'} onClick={() => void submit()}>
        {t('submit')}
      </Button>
    </section>
  );
}

function Why({
  id,
  label,
  value,
  isMissing = false,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  isMissing?: boolean;
  onChange: (text: string) => void;
}) {
  const t = useTexts(HAND);
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <Input.TextArea
        id={id}
        value={value}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 5 }}
        aria-invalid={isMissing}
        onChange={({ target }) => onChange(target.value)}
      />
      {isMissing && (
        <p className="field-missing" role="alert">
          {t('overruleMissing')}
        </p>
      )}
    </>
  );
}
