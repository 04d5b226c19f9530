import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AskingPanel, PanelEmpty } from '../../../components/panel';
import { useTexts } from '../../../lib/language/use-texts';
import { DESK } from '../desk.texts';
import './pile.css';

/** So many of a kind are shown on the desk; their own pages show all. */
const SHOWN = 8;

/** One kind of work on the desk: its name with how much, its first rows and the way to the others, or a word that there is none. */
export function Pile<Data, Row>({
  title,
  empty,
  query,
  rowsOf,
  countOf = (data) => rowsOf(data).length,
  isMore = () => false,
  most = SHOWN,
  all,
  children,
  isGrave = false,
}: {
  title: string;
  empty: string;
  query: UseQueryResult<Data>;
  rowsOf: (data: Data) => readonly Row[];
  /** How many there are, where that is more than the rows. */
  countOf?: (data: Data) => number;
  /** There are more than were counted. */
  isMore?: (data: Data) => boolean;
  /** So many rows are shown. */
  most?: number;
  /** A link with those words to where all of them are listed. */
  all: (words: string) => ReactNode;
  children: (row: Row) => ReactNode;
  /** Drawn with a mark when there is something: it will not go away by itself. */
  isGrave?: boolean;
}) {
  const t = useTexts(DESK);
  const count = query.data === undefined ? 0 : countOf(query.data);
  return (
    <AskingPanel
      title={title}
      count={count}
      isMore={query.data !== undefined && isMore(query.data)}
      query={query}
      isGrave={isGrave && count > 0}
    >
      {(data) => {
        const rows = rowsOf(data).slice(0, most);
        const rest = count - rows.length;
        return (
          <>
            {count === 0 ? <PanelEmpty word={empty} /> : <ul className="panel-rows">{rows.map(children)}</ul>}
            {(rest > 0 || isMore(data)) && (
              <p className="panel-word">{all(t(isMore(data) ? 'restMany' : 'rest', { n: rest }))}</p>
            )}
          </>
        );
      }}
    </AskingPanel>
  );
}
