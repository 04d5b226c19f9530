import '../../../components/publication-state.css';
import { spoken } from '../../../lib/language/spoken';
import type { Task } from '../api/hand-queries';

const LOOKS: Record<Task['stage'], [sign: string, look: 'plain' | 'going' | 'good' | 'doubt' | 'bad']> = {
  upcoming: ['○', 'plain'],
  open: ['▶', 'going'],
  overdue: ['!', 'bad'],
  done: ['✓', 'good'],
  failed: ['✕', 'bad'],
  off: ['—', 'plain'],
};

export function StageMark({ stage, name }: { stage: Task['stage']; name: Task['stageName'] }) {
  const [sign, look] = LOOKS[stage];
  return (
    <span className={`publication-state is-${look}`}>
      <span aria-hidden>{sign}</span>
      {spoken(name)}
    </span>
  );
}
