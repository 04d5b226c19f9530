import { Button } from 'antd';
import { Component, type ErrorInfo, type ReactNode, useEffect } from 'react';
import { Statement } from '../components/statement';
import { useTexts } from '../lib/language/use-texts';
import { Outdated } from '../lib/late/late';
import { reloadOnce } from '../lib/late/reload-once';
import { SHELL } from './shell/shell.texts';

/** A page that fails takes nothing else with it. */
export class CrashBarrier extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.error ? <Crashed error={this.state.error} /> : this.props.children;
  }
}

export function Crashed({ error }: { error: unknown }) {
  const t = useTexts(SHELL);
  const outdated = error instanceof Outdated;
  // What was typed is kept on this machine and is there again.
  useEffect(() => {
    if (outdated) reloadOnce();
  }, [outdated]);
  return (
    <Statement
      isFault={!outdated}
      title={outdated ? t('outdated') : t('crashed')}
      text={
        outdated ? (
          t('outdatedHint')
        ) : (
          <>
            {t('crashedHint')}
            <br />
            <code>{error instanceof Error ? error.message : String(error)}</code>
          </>
        )
      }
      way={
        <Button type="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  );
}
