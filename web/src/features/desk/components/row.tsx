import type { ReactNode } from 'react';

/** One thing on the desk: what, when, and a line about it. */
export function Row({
  main,
  side,
  more,
  isBad = false,
}: {
  main: ReactNode;
  side?: ReactNode;
  more?: ReactNode;
  isBad?: boolean;
}) {
  return (
    <li className="pile-row">
      <span className="pile-row-main">{main}</span>
      <span className="pile-row-side">{side}</span>
      {more !== undefined && <span className={isBad ? 'pile-row-more is-bad' : 'pile-row-more'}>{more}</span>}
    </li>
  );
}
