import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { useDraft } from '../../../app/session/use-draft';
import { ApiError } from '../../../lib/api/problem';
import { useTexts } from '../../../lib/language/use-texts';
import { type Overview, standingQuery } from '../api/story-queries';
import { ActFields, emptyInput, troubleOf } from './act-fields';
import { type Act, fits } from './act.rules';
import { ACT_WORDS } from './acts.texts';
import { attempts } from './attempts';
import { type Result, ResultList } from './result-list';
import { runEach } from './run-each';
import { type ActInput, doAct, type Target } from './story-acts';
import { UnsavedNote } from './unsaved-note';
import './acts.css';
import { bracketed, labelled } from '../../../lib/language/spoken';
import { Dialog } from '../../../components/dialog';

/** Nothing else can be done either: nobody is logged in any more, or the server is not reached. */
const isEnd = (error: unknown): boolean => error instanceof ApiError && (error.isOffline || error.status === 401);

/** One act on one story or many: what it does and to how many, what it asks, how far it is, and what became of each. */
export function ActDialog({
  act,
  stories,
  onClose,
}: {
  act: Act;
  stories: readonly Overview[];
  /** Told the ids of those it was done to. */
  onClose: (done: readonly string[]) => void;
}) {
  const t = useTexts(ACT_WORDS);
  const queries = useQueryClient();
  const [kept, keep, forget] = useDraft(`story.${act}`);
  const [input, setInput] = useState<ActInput>(() => ({ ...emptyInput(), reason: kept }));
  const [missing, setMissing] = useState(false);
  const [results, setResults] = useState<Result[] | null>(null);
  const [running, setRunning] = useState(false);
  const [stopping, setStopping] = useState(false);
  const stop = useRef<AbortController>(null);
  const signs = useMay()('review.decide.final_reviewer');
  const fitting = stories.filter((story) => fits(act, story, signs));
  const others = stories.filter((story) => !fits(act, story, signs));
  const trouble = troubleOf(act, input);
  // What was asked can no longer be changed once it has begun.
  const attempt = useRef<(story: Target) => Promise<void>>(null);

  async function run(these: readonly Overview[]): Promise<void> {
    if (trouble !== null) {
      setMissing(true);
      return;
    }
    const stopped = new AbortController();
    stop.current = stopped;
    attempt.current ??= attempts<Target>(
      (story, key) => doAct(act, story, input, key),
      (id) => queries.fetchQuery({ ...standingQuery(id), staleTime: 0 }),
    );
    const once = attempt.current;
    setRunning(true);
    setStopping(false);
    const before = (results ?? []).filter(({ story }) => !these.includes(story));
    const now: Result[] = [];
    setResults(before);
    await runEach(these, once, {
      signal: stopped.signal,
      isEnd,
      onOutcome: (story, outcome) => {
        now.push({ story, outcome });
        setResults([...before, ...now]);
      },
    });
    setRunning(false);
    if (now.every(({ outcome }) => outcome.kind === 'done')) forget();
    void queries.invalidateQueries({ queryKey: ['stories'] });
    void queries.invalidateQueries({ queryKey: ['desk'] });
    // One that went well needs no list of results.
    if (these.length === 1 && now[0]?.outcome.kind === 'done') onClose([now[0].story.id]);
  }

  function close(): void {
    if (running) stop.current?.abort();
    onClose(results?.filter(({ outcome }) => outcome.kind === 'done').map(({ story }) => story.id) ?? []);
  }

  const unfinished = results?.filter(({ outcome }) => outcome.kind !== 'done').map(({ story }) => story) ?? [];
  return (
    // The kit's own way to stop the page below from scrolling breaks the page's policy.
    <Dialog
      dialogName="story-act"
      open
      title={stories.length === 1 ? labelled(t(act), stories[0]?.title ?? '') : t(act)}
      onCancel={close}
      closable={!running}
      keyboard={!running}
      mask={{ closable: false }}
      width={560}
      footer={
        results === null ? (
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button
              type="primary"
              danger={act === 'void'}
              disabled={fitting.length === 0}
              onClick={() => void run(fitting)}
            >
              {fitting.length > 1 ? `${t(act)}${bracketed(String(fitting.length))}` : t(act)}
            </Button>
          </>
        ) : running ? (
          <Button
            disabled={stopping}
            onClick={() => {
              setStopping(true);
              stop.current?.abort();
            }}
          >
            {stopping ? t('stopping') : t('stop')}
          </Button>
        ) : (
          <>
            {unfinished.length > 0 && <Button onClick={() => void run(unfinished)}>{t('again')}</Button>}
            <Button type="primary" onClick={close}>
              {t('close')}
            </Button>
          </>
        )
      }
    >
      {results === null ? (
        <>
          <p className="act-what">{t(`${act}What`)}</p>
          {stories.length > 1 && (
            <p className="act-count">{fitting.length > 0 ? t('willDo', { n: fitting.length }) : t('noneFits')}</p>
          )}
          {others.length > 0 && fitting.length > 0 && (
            <details className="act-others">
              <summary>{t('wontDo', { n: others.length })}</summary>
              <ul>
                {others.map(({ id, title }) => (
                  <li key={id}>{title}</li>
                ))}
              </ul>
            </details>
          )}
          {act === 'submit' && <UnsavedNote stories={fitting} />}
          <ActFields
            act={act}
            input={input}
            trouble={missing ? trouble : null}
            onChange={(change) => {
              setInput({ ...input, ...change });
              if (change.reason !== undefined) keep(change.reason);
            }}
          />
        </>
      ) : (
        <ResultList results={results} all={results.length < fitting.length ? fitting.length : results.length} />
      )}
    </Dialog>
  );
}
