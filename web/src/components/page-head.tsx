import type { ReactNode } from 'react';
import './page-head.css';
import { usePageTitle } from './use-page-title';

/** The top of a page: what it is about, a line or more on that, and what can be done here. */
export function PageHead({
  title,
  above,
  lead,
  acts,
}: {
  title: string;
  /** A line above the title. */
  above?: ReactNode;
  lead?: ReactNode;
  acts?: ReactNode;
}) {
  usePageTitle(title);
  return (
    <header className="page-head">
      <div className="page-head-words">
        {above}
        <h1>{title}</h1>
        {lead !== undefined && <div className="page-head-lead">{lead}</div>}
      </div>
      {acts && <div className="page-head-acts">{acts}</div>}
    </header>
  );
}
