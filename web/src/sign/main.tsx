import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../app/theme/mode';
import '../app/theme/theme.css';
import { startLanguage } from '../lib/language/language';
import { SignApp } from './sign-app';

if (!(window as { xuanfaTooOld?: boolean }).xuanfaTooOld) {
  startLanguage();
  const place = document.getElementById('root');
  if (!place) throw new Error('the page has no place for signing');
  createRoot(place).render(
    <StrictMode>
      <SignApp />
    </StrictMode>,
  );
}
