import type { ReactNode } from 'react';
import './page-head.css';

/** The top of a page: its name, one line of what it is for, and what can be begun here. */
export function PageHead({ title, hint, acts }: { title: string; hint?: ReactNode; acts?: ReactNode }) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {hint !== undefined && <p className="soft">{hint}</p>}
      </div>
      {acts !== undefined && <div className="page-head-acts">{acts}</div>}
    </header>
  );
}
