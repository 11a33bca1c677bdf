'use client';
// C1's own renderer, imported here only. Never rendered on the server, where it fails.
import { ThemeProvider } from '@openuidev/react-ui/ThemeProvider';
import { C1Component } from '@thesysai/genui-sdk';
import type { ComponentProps, MouseEvent } from 'react';
import * as z from 'zod/v4';
import { useShownTheme } from '@/hooks/shell/use-theme';
import { C1_DARK, C1_LIGHT } from './c1-theme';
import styles from './generated.module.css';
import { PressReview } from './press-review';
import { Field } from '@/app/_thread/message/generated/forms/field';
import { FormFoot } from '@/app/_thread/message/generated/forms/form-foot';
import { FormsContext } from '@/app/_thread/message/generated/forms/forms-context';
import type { FormsStore } from '@/app/_thread/message/generated/forms/forms-store';
import { FIELD_COMPONENT, FOOT_COMPONENT } from '@/app/_thread/message/generated/forms/parse';
import { useAskedLinks } from './use-asked-links';
import { usePresses } from './use-presses';
import { ExternalLinkDialog } from '@/app/_thread/markdown/external-link-dialog';

type Props = {
  content: string;
  isStreaming: boolean;
  /** The forms that we draw; null: the SDK draws its own. */
  forms: FormsStore | null;
};

type Components = NonNullable<ComponentProps<typeof C1Component>['customComponents']>;

/**
 * Our components, by the names of `parse`. The order of a schema's keys is that of the arguments; a schema belongs to one component
 * alone.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SDK's types are of a later zod, whose objects are the same to it
const COMPONENTS = {
  [FIELD_COMPONENT]: { component: Field, schema: z.object({ at: z.string() }) },
  [FOOT_COMPONENT]: { component: FormFoot, schema: z.object({ at: z.string() }) },
} as unknown as Components;

export function C1Answer({ content, isStreaming, forms }: Props) {
  const mode = useShownTheme();
  const links = useAskedLinks();
  const presses = usePresses({ content, isStreaming, forms });
  const onClickCapture = (event: MouseEvent) => {
    presses.handlers.onClickCapture(event);
    links.handlers.onClickCapture(event);
  };
  // A row with an open question stays rendered.
  const isAsking = links.leaving !== null || presses.review !== null;

  return (
    <ThemeProvider mode={mode} lightTheme={C1_LIGHT} darkTheme={C1_DARK} cssSelector=".answer-c1">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- presses bubble from real links and buttons inside, which have their own keyboard handling */}
      <div
        className={`answer-c1 ${styles.c1}`}
        data-asking={isAsking || undefined}
        {...links.handlers}
        {...presses.handlers}
        onClickCapture={onClickCapture}
      >
        <FormsContext value={forms}>
          <C1Component
            c1Response={content}
            isStreaming={isStreaming}
            onAction={presses.onAction}
            customComponents={COMPONENTS}
          />
        </FormsContext>
      </div>
      <ExternalLinkDialog url={links.leaving} onClose={links.stay} />
      <PressReview text={presses.review} onSend={presses.send} onCancel={presses.cancel} />
    </ThemeProvider>
  );
}
