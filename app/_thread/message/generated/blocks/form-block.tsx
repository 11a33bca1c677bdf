'use client';
// A form in Markdown: the fields, rounds and sends of forms of generated UI, without its SDK.
import { lazy, Suspense, use, useLayoutEffect, useMemo, useRef } from 'react';
import type { Form } from '@/model/form';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { Button } from '@/app/_ui/button';
import type { Fence } from '@/app/_thread/markdown/fences';
import markdownStyles from '@/app/_thread/markdown/markdown.module.css';
import { useActor, type Actor } from '@/app/_thread/context';
import { Field } from '@/app/_thread/message/generated/forms/field';
import { FormFoot } from '@/app/_thread/message/generated/forms/form-foot';
import { FormsContext, useFormsView } from '@/app/_thread/message/generated/forms/forms-context';
import { FormsStore, type AnswerWithForms } from '@/app/_thread/message/generated/forms/forms-store';
import { formStrings, pressStrings } from '@/app/_thread/message/generated/strings';
import { pressForm } from '@/app/_thread/message/generated/use-presses';
import { drawnForm, storedFormOf, type DrawingProblem, type DrawnForm } from './drawn-form';
import { FenceAnswerContext } from './fences-in-answer';
import styles from './blocks.module.css';
import { blockStrings } from './strings';

/** What a guest's page must not load: it has no store. */
const LiveForms = lazy(() =>
  loadChunk(() => import('@/app/_thread/message/generated/forms/live-forms')).then((module) => ({
    default: module.LiveForms,
  })),
);

export function FormBlock({ source, isOpen, code }: Fence) {
  const strings = useStrings(blockStrings);
  const { written } = use(FenceAnswerContext);
  const read = useMemo(() => (isOpen ? null : drawnForm(source, written)), [source, isOpen, written]);
  if (read === null) return <p className={markdownStyles.drawing}>{strings.growing}</p>;
  if (!('why' in read)) return <DrawnFormBlock drawn={read} />;
  return (
    <>
      {code}
      <p className={markdownStyles.undrawn}>{reasonOf(read, strings.noForm)}</p>
    </>
  );
}

function reasonOf(problem: DrawingProblem, strings: (typeof blockStrings)['en']['noForm']): string {
  return problem.why === 'unfit' ? strings.unfit(problem.at) : strings[problem.why];
}

function DrawnFormBlock({ drawn }: { drawn: DrawnForm }) {
  const strings = useStrings(blockStrings);
  const { written, forms: answer } = use(FenceAnswerContext);
  const isStreaming = written === null;
  const actor = useActor();
  const store = useMemo(() => new FormsStore(drawn), [drawn]);
  const stored = storedFormOf(drawn, answer?.forms);
  const own = useMemo(() => answerWith(answer, stored), [answer, stored]);
  const isLive = actor !== null && own !== null;
  useLayoutEffect(() => {
    if (!isLive) store.show({ mode: actor === null && !isStreaming ? 'guest' : 'streaming' });
  }, [store, isLive, isStreaming, actor]);
  return (
    <FormsContext value={store}>
      <FormGroup drawn={drawn} store={store} actor={actor} />
      {actor !== null && own === null && !isStreaming && (
        <p className={styles.note}>{strings.notKept[drawn.fate]}</p>
      )}
      {isLive && (
        <Suspense fallback={null}>
          <LiveForms key={own.runId} store={store} answer={own} actor={actor} />
        </Suspense>
      )}
    </FormsContext>
  );
}

/** The answer with one of its forms: each block has a store of its own. */
function answerWith(answer: AnswerWithForms | null, form: Form | null): AnswerWithForms | null {
  return answer === null || form === null ? null : { ...answer, forms: { ...answer.forms, list: [form] } };
}

type GroupProps = { drawn: DrawnForm; store: FormsStore; actor: Actor | null };

function FormGroup({ drawn: { title, form }, store, actor }: GroupProps) {
  const strings = useStrings(blockStrings);
  const presses = useStrings(pressStrings);
  const forms = useStrings(formStrings);
  const { toast } = useToasts();
  const element = useRef<HTMLDivElement>(null);
  useFormsView(store);
  const isOpen = store.isOpen(form.key);
  const onPress = (label: string) => {
    if (actor === null) toast(presses.guestsPress);
    else if (!actor.mayPost) toast(actor.isOpen ? presses.viewersPress : presses.closedPress);
    else if (element.current !== null) {
      const why = pressForm(store, { form: element.current, key: form.key, label });
      if (why !== null) toast(forms[why]);
    }
  };
  return (
    <div ref={element} className={styles.block} role="group" aria-label={title === '' ? strings.form : title}>
      {title !== '' && (
        <p className={styles.title} dir="auto">
          {title}
        </p>
      )}
      {form.fields.map(({ key }) => (
        <Field key={key} at={key} />
      ))}
      <FormFoot at={form.key} />
      <div className={styles.buttons}>
        {form.buttons.map((label) => (
          <Button key={label} look="primary" aria-disabled={!isOpen} onClick={() => onPress(label)}>
            <span dir="auto">{label}</span>
          </Button>
        ))}
      </div>
    </div>
  );
}
