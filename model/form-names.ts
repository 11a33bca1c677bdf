// The people whom a message names because of its forms, wherever the message is copied to.
import { answerFormsSchema, sentFormSchema } from './form';
import { DELETED_PERSON } from './product';

/** A message's own fields, as some store has them. */
type WithForms = { forms?: unknown; sentForm?: unknown };

/** Pairs of uid and name. */
export function formNames(message: WithForms): [uid: string, name: string][] {
  const { forms, sentForm } = read(message);
  const sends = forms?.list.flatMap((form) => form.sends) ?? [];
  const filled = [...sends.flatMap(({ filledBy }) => filledBy), ...(sentForm?.filledBy ?? [])];
  return [
    ...sends.map(({ by, byName }): [string, string] => [by, byName]),
    ...filled.map(({ uid, name }): [string, string] => [uid, name]),
  ];
}

/** The fields that change where these people are named no more. */
export function withoutFormNames(message: WithForms, isDeleted: (uid: string) => boolean): WithForms {
  const { forms, sentForm } = read(message);
  const named = <T extends { uid: string; name: string }>(one: T): T =>
    isDeleted(one.uid) ? { ...one, name: DELETED_PERSON } : one;
  return {
    ...(forms && {
      forms: {
        ...forms,
        list: forms.list.map((form) => ({
          ...form,
          sends: form.sends.map((send) => ({
            ...send,
            byName: isDeleted(send.by) ? DELETED_PERSON : send.byName,
            filledBy: send.filledBy.map(named),
          })),
        })),
      },
    }),
    ...(sentForm && { sentForm: { ...sentForm, filledBy: sentForm.filledBy.map(named) } }),
  };
}

function read({ forms, sentForm }: WithForms) {
  return {
    forms: answerFormsSchema.safeParse(forms).data,
    sentForm: sentFormSchema.safeParse(sentForm).data,
  };
}
