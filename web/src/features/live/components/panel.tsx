import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { LIVE } from '../live.texts';
import './panel.css';

/** A part of the page with its own question to the server: waiting, failed and empty are said in its place, not over the page. */
export function Panel<Data>({
  title,
  count,
  query,
  tools,
  isGrave = false,
  children,
}: {
  title: string;
  count?: number | undefined;
  query: UseQueryResult<Data>;
  tools?: ReactNode;
  isGrave?: boolean;
  children: (data: Data) => ReactNode;
}) {
  const t = useTexts(LIVE);
  const id = useId();
  return (
    <section className={isGrave ? 'panel is-grave' : 'panel'} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>
          {title}
          {count !== undefined && count > 0 && <span className="panel-count">{count}</span>}
        </h2>
        {tools}
      </div>
      {query.data !== undefined ? (
        children(query.data)
      ) : query.isError ? (
        <p className="panel-word" role="alert">
          {t('loadFailed', { why: query.error.message })}{' '}
          <Button size="small" onClick={() => void query.refetch()}>
            {t('retry')}
          </Button>
        </p>
      ) : (
        <div className="panel-wait" role="status" aria-label={t('loading')} aria-busy />
      )}
    </section>
  );
}

/** Nothing there, and what would be. */
export function PanelEmpty({ word, hint }: { word: string; hint?: string }) {
  return (
    <p className="panel-word">
      {word}
      {hint !== undefined && <span className="panel-hint">{hint}</span>}
    </p>
  );
}
