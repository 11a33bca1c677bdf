import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { readProgram } from '@/model/c1-program';
import { AppError } from '@/model/errors';
import { LanguageProvider } from '@/hooks/core/use-strings';
import { ReaderContext } from '@/app/_thread/context';
import { FormFoot } from './form-foot';
import { FormsContext } from './forms-context';
import { FormsStore, type FormState } from './forms-store';
import { parseForms } from './parse';

const PROGRAM = `
root = Card([form])
form = Form("trip", btns, [city])
btns = ButtonGroup([Button("Send", {type: "continue_conversation"}, "primary")], "row")
city = FormControl("City", Input("city"))
`;
const READER = { threadId: 't', photos: new Map(), names: new Map(), jumpTo: () => undefined };
const OPEN: FormState = { round: 1, current: 1, isReady: true, error: null, send: null };

function drawn(state: FormState): string {
  const store = new FormsStore(parseForms(readProgram(PROGRAM)));
  store.show({ mode: 'open', forms: new Map([['f0', state]]) });
  const foot = createElement(FormFoot, { at: 'f0' });
  const forms = createElement(FormsContext, { value: store }, foot);
  const children = createElement(ReaderContext, { value: READER }, forms);
  const props = { initialLanguage: 'en', children } as const;
  return renderToStaticMarkup(createElement(LanguageProvider, props));
}

test('[I18] a form whose values cannot be read says so', () => {
  const error = new AppError('too-many');
  expect(drawn({ ...OPEN, isReady: false, error })).toContain(`<p role="status">${error.in('en')}</p>`);
  expect(drawn({ ...OPEN, isReady: false })).not.toContain(error.in('en'));
});
