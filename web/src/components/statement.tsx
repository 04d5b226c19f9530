import type { ReactNode } from 'react';
import './statement.css';

/** One thing said in the middle of the page: that something is empty, forbidden or broken, and the way on. */
export function Statement({
  title,
  text,
  way,
  isFault = false,
}: {
  title: string;
  text: ReactNode;
  way?: ReactNode;
  isFault?: boolean;
}) {
  return (
    <div className="statement" role={isFault ? 'alert' : undefined}>
      <p className={isFault ? 'statement-title is-fault' : 'statement-title'}>{title}</p>
      <div className="statement-text">{text}</div>
      {way}
    </div>
  );
}
