'use client';
// C1's own renderer, imported here only. Never rendered on the server, where it fails.
import { ThemeProvider } from '@openuidev/react-ui/ThemeProvider';
import { C1Component } from '@thesysai/genui-sdk';
import { useCallback, useMemo, useState, type MouseEvent } from 'react';
import { useToasts } from '@/hooks/core/use-toasts';
import { useShownTheme } from '@/hooks/shell/use-theme';
import { useStrings } from '@/hooks/core/use-strings';
import { messageOfAction } from './c1-actions';
import { C1_DARK, C1_LIGHT } from './c1-theme';
import styles from './generated.module.css';
import { ExternalLinkDialog } from '@/app/_thread/markdown/external-link-dialog';
import { OPEN_LINK, askBeforeOpening, hostOf } from '@/app/_thread/markdown/links';
import { markdownStrings } from '@/app/_thread/markdown/strings';
import { useThreadContext } from '@/app/_thread/context';

type Props = { content: string; isStreaming: boolean };
type Action = {
  type?: string;
  params?: Record<string, unknown>;
  humanFriendlyMessage: string;
  llmFriendlyMessage: string;
};

export function C1Answer({ content, isStreaming }: Props) {
  const strings = useStrings(markdownStrings);
  const mode = useShownTheme();
  const { mayPost, isOpen, ask } = useThreadContext();
  const { toast } = useToasts();
  const [leaving, setLeaving] = useState<string | null>(null);
  const program = useMemo(() => askBeforeOpening(content), [content]);

  const onAction = useCallback(
    (action: Action) => {
      if (action.type === OPEN_LINK) {
        const url = action.params?.['url'];
        if (typeof url === 'string' && hostOf(url) !== null) setLeaving(url);
        return;
      }
      if (!mayPost) {
        toast(isOpen ? strings.viewersPress : strings.closedPress);
        return;
      }
      ask(messageOfAction(action));
    },
    [ask, mayPost, isOpen, toast, strings],
  );
  /** Links inside the generated UI are plain anchors. */
  const onClick = useCallback((event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const href = event.target.closest('a')?.href;
    if (href === undefined || hostOf(href) === null) return;
    event.preventDefault();
    setLeaving(href);
  }, []);

  return (
    <ThemeProvider mode={mode} lightTheme={C1_LIGHT} darkTheme={C1_DARK} cssSelector=".answer-c1">
      {/* Clicks bubble from real links and buttons inside, which have their own keyboard handling. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className={`answer-c1 ${styles.c1}`} onClickCapture={onClick}>
        <C1Component c1Response={program} isStreaming={isStreaming} onAction={onAction} />
      </div>
      <ExternalLinkDialog url={leaving} onClose={() => setLeaving(null)} />
    </ThemeProvider>
  );
}
