import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';
import './panel.css';

const TEXTS = texts(
  { loadFailed: '没有载入：{{why}}', retry: '重试', loading: '正在载入' },
  { loadFailed: 'Not loaded: {{why}}', retry: 'Try again', loading: 'Loading' },
);

interface Head {
  title: string;
  /** Shown beside the title when there is any. */
  count?: number | undefined;
  /** There are more than were counted. */
  isMore?: boolean;
  tools?: ReactNode;
  /** Drawn with a mark: it will not go away by itself. */
  isGrave?: boolean;
}

/** A matter of its own on a page: its name, and what there is to it. */
export function Panel({
  title,
  count = 0,
  isMore = false,
  tools,
  isGrave = false,
  children,
}: Head & { children: ReactNode }) {
  const id = useId();
  return (
    <section className={isGrave ? 'panel is-grave' : 'panel'} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>
          {title}
          {count > 0 && <span className="panel-count">{isMore ? `${count}+` : count}</span>}
        </h2>
        {tools}
      </div>
      {children}
    </section>
  );
}

/** One with its own question to the server: waiting and failed are said in its place, not over the page. */
export function AskingPanel<Data>({
  query,
  children,
  ...head
}: Head & { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  return (
    <Panel {...head}>
      {query.data !== undefined ? (
        children(query.data)
      ) : query.isError ? (
        <PanelFault error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <PanelWait />
      )}
    </Panel>
  );
}

function PanelFault({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTexts(TEXTS);
  return (
    <p className="panel-word" role="alert">
      {t('loadFailed', { why: error.message })}{' '}
      <Button size="small" onClick={onRetry}>
        {t('retry')}
      </Button>
    </p>
  );
}

export function PanelWait() {
  return <div className="panel-wait" role="status" aria-label={useTexts(TEXTS)('loading')} aria-busy />;
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
