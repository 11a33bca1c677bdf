import { expect, test } from 'vitest';
import { afterChange, afterPress, afterSending, askFor, type AskSwitch } from './ask-switch';

const UNSET: AskSwitch = { kept: undefined, once: undefined, held: undefined };
const alone = { text: 'words', repliesToAnswer: false, usual: true };
const amongOthers = { ...alone, usual: false };
const mentioning = { ...amongOthers, text: '@assistant why?' };
const replying = { ...amongOthers, repliesToAnswer: true };

test('[R14] notes stay notes, and questions questions, until the switch is set back', () => {
  for (const [writing, set] of [
    [alone, false],
    [amongOthers, true],
  ] as const) {
    const next = afterSending(afterPress(UNSET, set, writing));
    expect(askFor(next, writing)).toBe(set);
    expect(afterPress(next, !set, writing)).toEqual(UNSET);
  }
});

test('[R14] a mention asks among notes; switched off with it, only that message does not', () => {
  const notes = afterPress(UNSET, false, alone);
  expect(askFor(notes, mentioning)).toBeUndefined();
  const off = afterPress(notes, false, mentioning);
  expect(askFor(off, mentioning)).toBe(false);
  expect(askFor(afterSending(off), mentioning)).toBeUndefined();
});

test('[F59] a reply to an answer turns the switch on for that message, and it can be turned off', () => {
  expect(askFor(UNSET, replying)).toBe(true);
  const off = afterPress(UNSET, false, replying);
  expect(askFor(off, replying)).toBe(false);
  expect(afterSending(off)).toEqual(UNSET);
});

test('[F59] the switch of a message being written stays where it was when the usual thing changes', () => {
  const notes = afterPress(UNSET, false, alone);
  expect(askFor(afterChange(notes, false, true), amongOthers)).toBe(false);
  expect(askFor(afterChange(UNSET, true, true), amongOthers)).toBe(true);
  expect(afterSending(afterChange(UNSET, true, true))).toEqual(UNSET);
  expect(afterChange(notes, false, false)).toEqual(UNSET);
  // A mention that is typed then asks all the same.
  expect(askFor(afterChange(UNSET, false, true), mentioning)).toBeUndefined();
});
