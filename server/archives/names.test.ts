// The names that an archive erases are those that deleting an account erases in Firestore.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DELETED_PERSON } from '@/model/product';
import { namedIn, NAMES, withoutNames } from './names';

test('[K33] the pairs of uid and name are those that deleting an account rewrites', () => {
  const source = fs.readFileSync(path.join(import.meta.dirname, '../account/anonymize.ts'), 'utf8');
  const rewrites = source.matchAll(
    /rewrite\(\s*(?:db\.collectionGroup\('(\w+)'\)|(\w+))\.where\('([\w.]+)', '==', uid\),\s*\{\s*'?([\w.]+)'?: nobody/g,
  );
  const erased = [...rewrites].map(
    ([, group, variable, uid, name]) => `${group ?? variable}: ${uid} ${name}`,
  );
  // What an archive does not have; and the thread's last author, whom another function renames.
  const others = erased.filter((each) => /^(hidden|runs|inputs|votes):/.test(each));
  const authors = ['messages: authorId authorName', 'threads: lastMessage.authorId lastMessage.authorName'];
  expect(others).toHaveLength(7);
  expect(source).toContain("rewrite(messages.where('authorId', '==', uid), { authorName: nobody })");
  expect(source).toContain("'lastMessage.authorName': DELETED_PERSON");
  const archived = Object.entries(NAMES).flatMap(([kind, pairs]) =>
    pairs.map((pair) => `${kind}: ${pair.join(' ')}`),
  );
  expect(archived.toSorted()).toEqual(
    [...new Set([...erased.filter((each) => !others.includes(each)), ...authors])].toSorted(),
  );
});

const message = {
  authorId: 'grace',
  authorName: 'Grace',
  content: 'Grace was here',
  replyTo: { id: 'm-1', authorId: 'ada', authorName: 'Ada' },
  stop: null,
};

test('[K33] a deleted account loses its names and nobody else theirs; what was said stays', () => {
  const after = withoutNames('messages', message, (uid) => uid === 'grace');
  expect(after).toEqual({ ...message, authorName: DELETED_PERSON });
  expect(namedIn('messages', 'm-2', message)).toEqual(['grace', 'ada']);
  expect(namedIn('messages', 'm-2', after)).toEqual(['ada']);
  const reply = withoutNames('messages', message, (uid) => uid === 'ada');
  expect(reply).toEqual({ ...message, replyTo: { ...message.replyTo, authorName: DELETED_PERSON } });
});

test('[K33] [I12] nor do the forms of a message name it', () => {
  const send = { round: 1, messageId: 'm-3', by: 'ada', byName: 'Ada', at: 1 };
  const filledBy = [{ uid: 'grace', name: 'Grace', fields: ['City'] }];
  const form = { key: 'f0', buttons: [], fields: [], round: 1 };
  const answer = {
    forms: {
      list: [{ ...form, sends: [{ ...send, filledBy: [{ uid: 'grace', name: 'Grace' }] }] }],
      open: {},
      types: {},
    },
  };
  const sent = { sentForm: { answerId: 'a-1', runId: 'r-1', form: 'f0', round: 1, filledBy } };
  expect(namedIn('messages', 'a-1', answer)).toEqual(['ada', 'grace']);
  expect(namedIn('messages', 'm-3', sent)).toEqual(['grace']);
  const isDeleted = (uid: string) => uid === 'grace';
  for (const fields of [answer, sent]) {
    const after = withoutNames('messages', fields, isDeleted);
    expect(JSON.stringify(after)).toBe(JSON.stringify(fields).replaceAll('"Grace"', `"${DELETED_PERSON}"`));
    expect(namedIn('messages', 'm-4', after)).not.toContain('grace');
  }
});

test('[K33] the assistant and names from files are nobody’s', () => {
  const answer = { authorId: 'assistant', authorName: 'Assistant' };
  const quoted = { authorId: 'imported.0123456789abcdef0123', authorName: 'Somebody' };
  expect([...namedIn('messages', 'm-1', answer), ...namedIn('messages', 'm-2', quoted)]).toEqual([]);
  expect(namedIn('members', 'ada', { name: 'Ada', invitedBy: null })).toEqual(['ada']);
});
