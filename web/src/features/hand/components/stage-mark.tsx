import { StateTag, type Tone } from '../../../components/state-tag';
import { spoken } from '../../../lib/language/spoken';
import type { Task } from '../api/hand-queries';

const LOOKS: Record<Task['stage'], [sign: string, tone: Tone]> = {
  upcoming: ['○', 'plain'],
  open: ['▶', 'going'],
  overdue: ['!', 'bad'],
  done: ['✓', 'good'],
  failed: ['✕', 'bad'],
  off: ['—', 'plain'],
};

export function StageMark({ stage, name }: { stage: Task['stage']; name: Task['stageName'] }) {
  const [sign, tone] = LOOKS[stage];
  return (
    <StateTag tone={tone} sign={sign}>
      {spoken(name)}
    </StateTag>
  );
}
