import { type UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { DESK } from '../desk.texts';
import './pile.css';

/** One kind of work on the desk: its name with how much, its rows, or a word that there is none. */
export function Pile<Data, Row>({
  title,
  empty,
  query,
  rowsOf,
  children,
  isGrave = false,
  note,
}: {
  title: string;
  empty: string;
  query: UseQueryResult<Data>;
  rowsOf: (data: Data) => readonly Row[];
  children: (row: Row) => ReactNode;
  /** Drawn with a mark when there is something: it will not go away by itself. */
  isGrave?: boolean;
  note?: (data: Data) => ReactNode;
}) {
  const t = useTexts(DESK);
  const id = useId();
  const rows = query.data === undefined ? [] : rowsOf(query.data);
  return (
    <section className={isGrave && rows.length > 0 ? 'pile is-grave' : 'pile'} aria-labelledby={id}>
      <h2 id={id} className="pile-title">
        {title}
        {rows.length > 0 && <span className="pile-count">{rows.length}</span>}
      </h2>
      {query.isError && query.data === undefined ? (
        <p className="pile-word" role="alert">
          {t('failedToLoad', { why: query.error.message })}{' '}
          <Button size="small" onClick={() => void query.refetch()}>
            {t('retry')}
          </Button>
        </p>
      ) : query.data === undefined ? (
        <p className="pile-word" aria-busy>
          <span className="pile-wait" />
        </p>
      ) : rows.length === 0 ? (
        <p className="pile-word">{empty}</p>
      ) : (
        <ul className="pile-rows">{rows.map(children)}</ul>
      )}
      {query.data !== undefined && note?.(query.data)}
    </section>
  );
}
