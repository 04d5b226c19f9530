import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { ApiError } from '../lib/api/problem';
import { spoken } from '../lib/language/spoken';

/** Why an act was refused, in the server's words, each field at fault on a line of its own. Nothing where nothing was refused. */
export function TroubleNote({
  trouble,
  conflict,
  hint: always,
}: {
  trouble: unknown;
  /** What to do where somebody else was quicker. */
  conflict?: string;
  /** What else is to be known before it is tried again. */
  hint?: string;
}) {
  const message = trouble instanceof Error ? trouble.message : String(trouble ?? '');
  const place = useRef<HTMLDivElement>(null);
  // Whoever presses the button at the foot of a long dialog is to see what became of it at its head.
  useEffect(() => {
    if (place.current?.closest('[role="dialog"]')) place.current.scrollIntoView({ block: 'nearest' });
  }, [message]);
  if (trouble === null || trouble === undefined) return null;
  const errors = trouble instanceof ApiError ? (trouble.problem?.errors ?? []) : [];
  const hint = trouble instanceof ApiError && trouble.isOvertaken ? conflict : always;
  return (
    <div ref={place} style={{ marginBottom: 16, scrollMarginTop: 16 }}>
      <Alert
        type={hint === undefined ? 'error' : 'warning'}
        showIcon
        role="alert"
        title={message}
        description={
          errors.length === 0 ? (
            hint
          ) : (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {errors.map(({ pointer, zh, en }) => (
                <li key={`${pointer} ${zh}`}>{spoken({ zh: zh ?? '', en: en ?? '' })}</li>
              ))}
            </ul>
          )
        }
      />
    </div>
  );
}
