import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AskingPanel, PanelEmpty } from '../../../components/panel';
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
  const count = query.data === undefined ? 0 : rowsOf(query.data).length;
  return (
    <AskingPanel title={title} count={count} query={query} isGrave={isGrave && count > 0}>
      {(data) => (
        <>
          {count === 0 ? <PanelEmpty word={empty} /> : <ul className="panel-rows">{rowsOf(data).map(children)}</ul>}
          {note?.(data)}
        </>
      )}
    </AskingPanel>
  );
}
