// The names in an export: as they are, or "Participant 1" wherever a person is named by the thread itself: authors, mentions, replies,
// stops, events, members. Words that people wrote may contain names all the same, and are left alone.
import type { ThreadEvent } from '@/model/event';
import type { SentForm } from '@/model/form';
import type { Member } from '@/model/member';
import { piecesOf } from '@/model/mentions';
import type { Message } from '@/model/message';
import { ASSISTANT_ID } from '@/model/product';

type Named = { id: string; name: string };

/** `label`: the name of the n-th participant; null keeps names and ids as they are. */
export class Participants {
  readonly #label: ((n: number) => string) | null;
  readonly #known = new Map<string, Named>();

  constructor(label: ((n: number) => string) | null) {
    this.#label = label;
  }

  /** In the order in which people are first asked about. */
  of({ id, name }: Named): Named {
    if (this.#label === null || id === ASSISTANT_ID || id === '') return { id, name };
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const number = this.#known.size + 1;
    const participant = { id: `participant-${number}`, name: this.#label(number) };
    this.#known.set(id, participant);
    return participant;
  }

  /** Mentions alone. */
  text(text: string): string {
    if (this.#label === null) return text;
    return piecesOf(text)
      .map(({ text: piece, uid }) => {
        if (uid === undefined) return piece;
        const { id, name } = this.of({ id: uid, name: piece });
        return `@[${name}](${id})`;
      })
      .join('');
  }

  message({ forms: _forms, formPeople: _people, polls: _polls, sentForm, ...message }: Message): Message {
    if (this.#label === null) return { ...message, ...(sentForm && { sentForm }) };
    const author = this.of({ id: message.authorId, name: message.authorName });
    return {
      ...message,
      authorId: author.id,
      authorName: author.name,
      content: message.role === 'user' ? this.text(message.content) : message.content,
      mentions: message.mentions.map((id) => this.of({ id, name: '' }).id),
      replyTo: message.replyTo && { ...message.replyTo, ...this.#author(message.replyTo) },
      stop: message.stop && { ...message.stop, ...this.#by(message.stop) },
      hidden: message.hidden && { ...message.hidden, ...this.#by(message.hidden) },
      ...(sentForm && { sentForm: this.#sentForm(sentForm) }),
    };
  }

  event(event: ThreadEvent): ThreadEvent {
    if (this.#label === null) return event;
    const acted = { ...event, ...this.#by(event) };
    if (acted.kind === 'joined') {
      const inviter = this.of({ id: acted.invitedBy, name: acted.invitedByName });
      return { ...acted, invitedBy: inviter.id, invitedByName: inviter.name };
    }
    if (!('uid' in acted)) return acted;
    const { id, name } = this.of({ id: acted.uid, name: acted.name });
    return { ...acted, uid: id, name };
  }

  member(member: Member): Member {
    if (this.#label === null) return member;
    const inviter =
      member.invitedBy === null ? null : this.of({ id: member.invitedBy, name: member.invitedByName ?? '' });
    return {
      ...member,
      ...this.of(member),
      photoUrl: null,
      invitedBy: inviter?.id ?? null,
      invitedByName: inviter?.name ?? null,
    };
  }

  #sentForm(sent: SentForm): SentForm {
    const filledBy = sent.filledBy.map(({ uid, name, fields }) => {
      const filler = this.of({ id: uid, name });
      return { uid: filler.id, name: filler.name, fields };
    });
    return { ...sent, filledBy };
  }

  #by({ by, byName }: { by: string; byName: string }) {
    const { id, name } = this.of({ id: by, name: byName });
    return { by: id, byName: name };
  }

  #author({ authorId, authorName }: { authorId: string; authorName: string }) {
    const { id, name } = this.of({ id: authorId, name: authorName });
    return { authorId: id, authorName: name };
  }
}
