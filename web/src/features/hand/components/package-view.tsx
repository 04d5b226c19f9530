import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { labelled, spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { type Package, packageQuery, type Task } from '../api/hand-queries';
import { HAND } from '../hand.texts';
import { copied } from './copy';

/** Longer texts are folded: on a phone the copy button of the next one is to be near. */
const FOLDED = 160;

/** What was sealed, ready to be taken to the platform. The server says when it may be seen, and why not. */
export function PackageView({ task }: { task: Task }) {
  const t = useTexts(HAND);
  const query = useQuery(packageQuery(task.id));
  if (query.isPending) return <div className="tasks-wait" role="status" aria-label={t('loading')} aria-busy />;
  if (query.isError)
    return (
      <section className="task-part" aria-labelledby="package">
        <h2 id="package">{t('packageClosed')}</h2>
        <p>{query.error.message}</p>
        <Button onClick={() => void query.refetch()}>{t('retry')}</Button>
      </section>
    );
  return <Content task={task} content={query.data} />;
}

function Content({ task, content }: { task: Task; content: Package }) {
  const t = useTexts(HAND);
  const { texts, topics, link, files, archive, checklist, digest } = content;
  return (
    <>
      <section className="task-part" aria-labelledby="copy">
        <h2 id="copy">{t('step1')}</h2>
        {texts.map((one) => (
          <Text key={one.key} label={spoken(one.label)} text={one.text} />
        ))}
        {topics.length > 0 && <Text label={t('topics')} text={topics.join(' ')} />}
        {link !== null && <Text label={t('link')} text={link} />}
        <p className="task-digest soft" title={digest}>
          {t('digest', { digest: digest.slice(0, 12) })}
        </p>
      </section>
      <section className="task-part" aria-labelledby="files">
        <h2 id="files">{t('step2')}</h2>
        {files.length === 0 ? (
          <p className="soft">{t('noFiles')}</p>
        ) : (
          <ul className="task-files">
            {files.map((file) => (
              <li key={file.path}>
                <span className="task-file-name">
                  {file.name} <span className="soft">{sizeOf(file.size, t)}</span>
                  {file.alt !== null && <span className="soft task-file-alt">{file.alt}</span>}
                </span>
                <Button href={file.href} download={file.name} aria-label={`${t('download')} ${file.name}`}>
                  {t('download')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={archive} download>
            {t('zip')}
          </a>
        </p>
      </section>
      <section className="task-part" aria-labelledby="post">
        <h2 id="post">{t('step3')}</h2>
        {task.backOffice !== null && (
          <p>
            {labelled(t('backOffice'), '')}
            {/^https?:\/\//.test(task.backOffice) ? (
              <a href={task.backOffice} target="_blank" rel="noopener noreferrer">
                {t('openBackOffice')} <span aria-hidden>↗</span>
              </a>
            ) : (
              task.backOffice
            )}
          </p>
        )}
        {checklist.length > 0 && (
          <fieldset className="task-checks">
            <legend>{t('checklist')}</legend>
            {checklist.map(({ code, text }) => (
              <Check key={code} id={`${task.id}.${code}`} text={spoken(text)} />
            ))}
          </fieldset>
        )}
      </section>
    </>
  );
}

function Text({ label, text }: { label: string; text: string }) {
  const t = useTexts(HAND);
  const [told, setTold] = useState<'copied' | 'copyFailed' | null>(null);
  const [open, setOpen] = useState(false);
  const long = text.length > FOLDED;
  return (
    <div className="task-text">
      <div className="task-text-head">
        <strong>{label}</strong>
        <span role="status" className={told === 'copyFailed' ? 'task-told is-bad' : 'task-told'}>
          {told && t(told)}
        </span>
        <Button
          aria-label={`${t('copy')} ${label}`}
          onClick={() => void copied(text).then((done) => setTold(done ? 'copied' : 'copyFailed'))}
        >
          {t('copy')}
        </Button>
      </div>
      <p className="task-text-body">{long && !open ? `${text.slice(0, FOLDED)}…` : text}</p>
      {long && !open && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {t('showAll')}
        </Button>
      )}
    </div>
  );
}

/** Ticked on this machine alone: it is the person's own list. */
function Check({ id, text }: { id: string; text: string }) {
  const key = `xuanfa.check.${id}`;
  const [done, setDone] = useState(() => sessionStorage.getItem(key) !== null);
  return (
    <Checkbox
      checked={done}
      onChange={({ target }) => {
        setDone(target.checked);
        if (target.checked) sessionStorage.setItem(key, 'done');
        else sessionStorage.removeItem(key);
      }}
    >
      {text}
    </Checkbox>
  );
}

function sizeOf(bytes: number, t: Say<(typeof HAND)['zh']>): string {
  const kb = Math.max(1, Math.round(bytes / 1_024));
  return kb < 1_024 ? t('kb', { n: kb }) : t('mb', { n: (kb / 1_024).toFixed(1) });
}
