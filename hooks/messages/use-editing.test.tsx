import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LanguageProvider } from '@/hooks/core/use-strings';
import { ToastsProvider } from '@/hooks/core/use-toasts';
import { messageAt } from '@/tests/support/message';
import { keepUnsavedEdit, unsavedEdit, useEditing } from './use-editing';

/** What a row shows when it is mounted. */
function mounted(key: string | null): string {
  const article = { current: null };
  function Row() {
    const { isOpen, isRestored } = useEditing(messageAt(1), { key, article, load: () => Promise.resolve() });
    return isOpen ? `open${isRestored ? ' again' : ''}: ${unsavedEdit(key ?? '')}` : 'closed';
  }
  return renderToStaticMarkup(
    <LanguageProvider initialLanguage="en">
      <ToastsProvider>
        <Row />
      </ToastsProvider>
    </LanguageProvider>,
  );
}

test('[M22] what is typed into an editor is there again when its message is, until it is saved or given up', () => {
  expect(mounted('ada thread-1 m-1')).toBe('closed');
  keepUnsavedEdit('ada thread-1 m-1', 'half a senten');
  expect(mounted('ada thread-1 m-1')).toBe('open again: half a senten');
  expect(mounted('ada thread-1 m-2')).toBe('closed');
  expect(mounted(null)).toBe('closed');
  keepUnsavedEdit('ada thread-1 m-1', null);
  expect(mounted('ada thread-1 m-1')).toBe('closed');
});
