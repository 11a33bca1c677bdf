import { createContext, use, useCallback, useRef, useSyncExternalStore } from 'react';
import type { Form } from '@/model/form';
import type { FieldState } from './apply';
import { UNTOUCHED } from './apply';
import type { FormsStore, FormsView } from './forms-store';

/** The forms of the answer around; the SDK draws the fields between. */
export const FormsContext = createContext<FormsStore | null>(null);

export function useForms(): FormsStore {
  const store = use(FormsContext);
  if (store === null) throw new Error('FormsContext is missing');
  return store;
}

export function useFormsView(store: FormsStore): FormsView {
  return useSyncExternalStore(store.subscribe, store.view, store.view);
}

/** One thing of the store, which must be the same until it changes: what else changes draws nothing again. */
export function useOfForms<T>(store: FormsStore, read: () => T): T {
  return useSyncExternalStore(store.subscribe, read, read);
}

export function useFieldState(store: FormsStore, key: string): FieldState {
  const read = () => store.state(key);
  return useSyncExternalStore(store.subscribe, read, () => UNTOUCHED);
}

/** The states of a form's fields, by key; the same map while none of them changes. */
export function useFormValues(store: FormsStore, form: Form): ReadonlyMap<string, FieldState> {
  const last = useRef<ReadonlyMap<string, FieldState>>(new Map());
  const read = useCallback(() => {
    const isSame =
      last.current.size === form.fields.length &&
      form.fields.every(({ key }) => last.current.get(key) === store.state(key));
    if (!isSame) last.current = new Map(form.fields.map(({ key }) => [key, store.state(key)]));
    return last.current;
  }, [store, form]);
  return useSyncExternalStore(store.subscribe, read, read);
}
