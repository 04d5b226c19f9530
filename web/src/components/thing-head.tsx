import type { ReactNode } from 'react';
import './thing-head.css';

/** What the page is about, a line on it, and what may be done here. */
export function ThingHead({ title, lead, acts }: { title: ReactNode; lead?: ReactNode; acts?: ReactNode }) {
  return (
    <header className="thing-head">
      <div className="thing-head-words">
        <h1>{title}</h1>
        {lead !== undefined && <div className="thing-head-lead">{lead}</div>}
      </div>
      {acts !== undefined && <div className="thing-head-acts">{acts}</div>}
    </header>
  );
}
