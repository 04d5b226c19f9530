import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { TroubleNote } from '../../../components/trouble-note';
import { answered, api } from '../../../lib/api/client';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import type { WhatIf, WhatIfChanges } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { DayChart } from './day-chart';

/** How often it is asked how far it has come, ms. */
const ASK_MS = 700;
/** Days the picture shows. */
const SHOWN_DAYS = 28;

/** Plays the coming weeks under changed rules: how far it is, a way to stop it, and what became of each day. */
export function WhatIfView({ changes }: { changes: WhatIfChanges }) {
  const t = useTexts(POLICIES);
  const [run, setRun] = useState<WhatIf | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    let left = false;
    let id: string | null = null;
    // A run nobody looks at any more is thrown away, with its copy of the plan.
    const drop = (): void => {
      if (id !== null) void api.DELETE('/api/what-if/{id}', { params: { path: { id } } });
    };
    answered(api.POST('/api/what-if', { body: changes })).then(
      (started) => {
        id = started.id;
        if (left) drop();
        else setRun(started);
      },
      (error: unknown) => setTrouble(error),
    );
    return () => {
      left = true;
      drop();
    };
  }, [changes]);
  const id = run?.id ?? '';
  const now = useQuery({
    queryKey: ['policies', 'what-if', id],
    enabled: id !== '' && !isStopped,
    queryFn: ({ signal }) => answered(api.GET('/api/what-if/{id}', { signal, params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : ASK_MS),
    gcTime: 0,
  });
  const shown = now.data ?? run;
  if (isStopped) return <p role="status">{t('stopped')}</p>;
  if (!shown) return <TroubleNote trouble={trouble} />;
  const { progress, summary, failure } = shown;
  if (summary) {
    const days = summary.days.slice(0, SHOWN_DAYS);
    return (
      <section className="what-if" aria-live="polite">
        <h3>{t('whatIf')}</h3>
        <p>{t('whatIfResult', { ...countsOf(summary) })}</p>
        {days.length > 0 && (
          <DayChart
            caption={t('chartWhatIf')}
            dates={days.map(({ date }) => date)}
            series={[
              { name: t('before'), values: days.map(({ before }) => before) },
              { name: t('after'), values: days.map(({ after }) => after) },
            ]}
          />
        )}
      </section>
    );
  }
  if (failure) return <p role="alert">{spoken(failure.text)}</p>;
  const percent = progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0;
  return (
    <section className="what-if">
      <TroubleNote trouble={now.error} />
      <p role="status">{t('running', { done: progress.done, total: progress.total })}</p>
      <Progress percent={percent} aria-label={t('whatIf')} />
      <Button
        onClick={() => {
          setStopped(true);
          void api.DELETE('/api/what-if/{id}', { params: { path: { id } } });
        }}
      >
        {t('stop')}
      </Button>
    </section>
  );
}

function countsOf(summary: NonNullable<WhatIf['summary']>): Record<string, number> {
  const { planned, unchanged, later, earlier, impossible, held } = summary;
  return { planned, unchanged, later, earlier, impossible, held };
}
