// What every store of the search index does alike.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IndexChange, SearchIndex } from '@/server/search/search-index';
import { engines, type Opened } from './engines';
import { DAY_MS, marked, message, NOW, queryOf, textsFor, thread } from './world';

/** A block of what was imported: nobody can fill it in. */
const FORM_OF_NOBODY = '```form\n{"fields":[{"label":"a","type":"text"}]}\n```';

describe.each(engines())('$name', ({ open, isShared }) => {
  let opened: Opened;
  let index: SearchIndex;

  beforeAll(async () => {
    opened = await open();
    index = opened.index;
  });
  afterAll(() => opened.remove());

  const put = (...changes: IndexChange[]) => index.apply(changes, null);
  const clear = () => index.clear();
  const inA = { threadId: 'thread-a' };

  describe('[S1] what is found', () => {
    const TEXTS = [
      'The migration of the database is planned for May.',
      'Zoë and Łukasz met at the École in Ørsted.',
      'Call useTimeline from use-timeline.ts and set DATABASE_URL.',
      'See https://example.com/docs and write to grace@example.org.',
      '数据库迁移计划在五月开始。',
      '用React写界面,版本 v2.5。',
      '데이터베이스 이전 계획',
      'Mixed: 发布 release 日程',
      'We plan nothing else 🎉',
    ];

    beforeAll(clear);
    beforeAll(() => put(thread('thread-a', ['ada']), ...TEXTS.map((text) => message(text, inA))));

    test.each([
      ['migration', [0]],
      ['MIGRATION database', [0]],
      ['"migration of the"', [0]],
      ['"of migration"', []],
      ['migr*', [0]],
      ['plan*', [0, 8]],
      ['zoe', [1]],
      ['Zoë lukasz ecole ORSTED', [1]],
      ['useTimeline', [2]],
      ['use-timeline', [2]],
      ['usetimeline', [2]],
      ['timeline', [2]],
      ['database', [0, 2]],
      ['database_url', [2]],
      ['DATABASEURL', [2]],
      ['example.com', [3]],
      ['grace@example.org', [3]],
      ['example', [3]],
      ['数据库', [4]],
      ['迁移', [4]],
      ['据', [4]],
      ['库', [4]],
      ['迁移计划', [4]],
      ['计划 数据库', [4]],
      ['库数', []],
      ['开始', [4]],
      ['始', [4]],
      ['用React写', [5]],
      ['"用React写界面"', [5]],
      ['react界面', [5]],
      ['v2.5', [5]],
      ['이전', [6]],
      ['계', [6]],
      ['release 发布', [7]],
      ['plan', [0, 8]],
      ['"plan"', [8]],
      ['planning migrations', [0]],
      ['where is the migration', [0]],
      ['数据库五月计划', [4]],
      ['"数据库五月计划"', []],
      ['🎉', [8]],
      ['nothing -plan', []],
      ['database -url', [0]],
      ['-"of the" database', [2]],
    ])('%s', async (text, expected) => {
      const found = await textsFor(index, text);
      expect(found.toSorted()).toEqual(expected.flatMap((at) => TEXTS[at] ?? []).toSorted());
    });

    test('the last word while it is typed', async () => {
      expect(await textsFor(index, 'the migr', { isTyping: true })).toEqual([TEXTS[0]]);
      expect(await textsFor(index, 'the migr')).toEqual([]);
      expect(await textsFor(index, 'useTim', { isTyping: true })).toEqual([TEXTS[2]]);
      expect(await textsFor(index, 'usetim', { isTyping: true })).toEqual([TEXTS[2]]);
    });

    test('the plain extract of an answer, not its program', async () => {
      const content = '<content>root = Card([TextContent("Quarterly totals")])</content>';
      await put(message(content, { ...inA, role: 'assistant', format: 'c1', plain: 'Quarterly totals' }));
      expect(await textsFor(index, 'quarterly totals')).toEqual(['Quarterly totals']);
      expect(await textsFor(index, 'TextContent')).toEqual([]);
    });

    test('a text with characters that no store takes', async () => {
      await put(message('odd\u0000text \ud83d here', inA));
      expect(await textsFor(index, 'odd here')).toEqual(['odd text \ufffd here']);
    });
  });

  describe('[S3] filters', () => {
    beforeAll(clear);
    beforeAll(() =>
      put(
        thread('thread-a', ['ada', 'grace'], { title: 'Launch plan' }),
        thread('thread-b', ['ada'], { title: '发布 notes', state: 'archived' }),
        thread('thread-c', ['grace'], { title: 'Secret launch' }),
        message('word one by ada', { ...inA, createdAt: NOW - 10 * DAY_MS, isQuestion: true }),
        message('word two by grace', { ...inA, authorId: 'grace' }),
        message(`word three, an answer\n\`\`\`js\ncode()\n\`\`\`\n${FORM_OF_NOBODY}`, {
          ...inA,
          role: 'assistant',
          authorId: 'assistant',
        }),
        message('word four, archived https://example.com', { threadId: 'thread-b' }),
        message('word five\n\n| a | b |\n|---|---|\n| 1 | 2 |', {
          threadId: 'thread-b',
          hasForm: true,
        }),
        message(
          '<content>root = Card([Form("f", Buttons([]), [FormControl("Name", Input("name"))])])</content>',
          {
            ...inA,
            role: 'assistant',
            authorId: 'assistant',
            format: 'c1',
            plain: 'word six: a form',
          },
        ),
        message('word seven, secret', { threadId: 'thread-c', authorId: 'grace' }),
      ),
    );

    test.each([
      ['word from:me', ['five', 'four', 'one']],
      ['word -from:me', ['six', 'three', 'two']],
      ['word from:grace', ['two']],
      ['word from:nobody', []],
      ['word from:assistant', ['six', 'three']],
      ['word is:answer', ['six', 'three']],
      ['word is:question', ['one']],
      ['word is:mine -is:question', ['five', 'four']],
      ['word is:archived', ['five', 'four']],
      ['word -is:archived', ['six', 'three', 'two', 'one']],
      ['word has:code', ['three']],
      ['word has:table', ['five']],
      ['word has:link', ['four']],
      ['word has:form', ['six', 'five']],
      ['word with:grace', ['six', 'three', 'two', 'one']],
      ['word -with:grace', ['five', 'four']],
      ['word with:nobody', []],
      ['word in:launch', ['six', 'three', 'two', 'one']],
      ['word in:"plan lau"', ['six', 'three', 'two', 'one']],
      ['word in:发布', ['five', 'four']],
      ['word in:secret', []],
      ['word before:today', ['one']],
      ['word after:"3 weeks ago" before:yesterday', ['one']],
      ['word on:today', ['six', 'five', 'four', 'three', 'two']],
      ['word -on:today', ['one']],
      ['from:grace', ['two']],
      ['has:code', ['three']],
      ['from:me -one -four', ['five']],
    ])('%s', async (text, expected) => {
      const found = await textsFor(index, text, { people: { grace: ['grace'] } });
      expect(found.map((each) => /(?<=word )\w+/.exec(each)?.[0])).toEqual(expected);
    });

    test('one thread alone', async () => {
      expect(await textsFor(index, 'word', { threadId: 'thread-b' })).toHaveLength(2);
      expect(await textsFor(index, 'word', { threadId: 'thread-c' })).toEqual([]);
    });
  });

  describe('[S5] nobody finds what is not theirs', () => {
    beforeEach(clear);
    beforeEach(() =>
      put(
        thread('thread-a', ['ada', 'grace'], { title: 'Common thread' }),
        thread('thread-b', ['grace'], { title: 'Unknown thread' }),
        message('a common sentence', inA),
        message('a private sentence about zebras', { threadId: 'thread-b', authorId: 'grace' }),
      ),
    );

    test('a member finds it, somebody else does not', async () => {
      expect(await textsFor(index, 'sentence')).toEqual(['a common sentence']);
      expect(await textsFor(index, 'sentence', { uid: 'grace' })).toHaveLength(2);
      expect(await textsFor(index, 'sentence', { uid: 'eve' })).toEqual([]);
    });

    test('membership counts as soon as it is stored', async () => {
      await put(
        thread('thread-a', ['grace'], { revision: 2 }),
        thread('thread-b', ['grace', 'ada'], { revision: 2 }),
      );
      expect(await textsFor(index, 'sentence')).toEqual(['a private sentence about zebras']);
    });

    test('titles, corrections and people are of one’s own threads', async () => {
      const titles = async (uid: string) =>
        (await index.searchTitles(queryOf('thread', { uid }))).map(({ title }) => title).toSorted();
      expect(await titles('ada')).toEqual(['Common thread']);
      expect(await titles('grace')).toEqual(['Common thread', 'Unknown thread']);
      expect(await index.correct('ada', ['zebra'])).toBeNull();
      expect(await index.correct('grace', ['zebra'])).toEqual(['zebras']);
      await put(message('by somebody who left', { threadId: 'thread-b', authorId: 'linus' }));
      const people = async (uid: string) => (await index.people(uid)).map((person) => person.uid).toSorted();
      expect(await people('ada')).toEqual(['ada', 'grace']);
      expect(await people('grace')).toEqual(['ada', 'grace', 'linus']);
    });

    test('operators are no SQL, and no syntax of a store', async () => {
      const attacks = [
        `' OR 1=1 --`,
        `"; DROP TABLE message; --`,
        `sentence" OR "zebras`,
        `words : zebras`,
        `NEAR(zebras a, 5)`,
        `zebras AND OR NOT`,
        `^zebras`,
        `{words} : zebras`,
        `in:"' OR ''='"`,
        `from:"'); DELETE FROM thread; --"`,
        `with:%`,
        `in:%`,
        `zebras:*`,
        `a & b | !c <-> d`,
        `\\`,
        `$1 :uid @x ?1`,
        `%_%`,
        `(((((`,
        `zeb\u0000ras`,
      ];
      for (const text of attacks)
        for (const isTyping of [true, false])
          expect((await textsFor(index, text, { isTyping })).join()).not.toContain('zebras');
      const people = { [`'); DELETE FROM thread; --`]: [`x') OR 1=1 --`] };
      expect(await textsFor(index, `from:"'); DELETE FROM thread; --"`, { people })).toEqual([]);
      expect(await textsFor(index, 'sentence')).toEqual(['a common sentence']);
      expect(await textsFor(index, 'sentence', { uid: `ada' OR uid <> '` })).toEqual([]);
    });
  });

  describe('[S4] the index only goes forward', () => {
    const first = message('the first text', inA);
    const edited = { ...first, message: { ...first.message, content: 'the second text', revision: 9_000 } };
    const removedAt = (revision: number) =>
      ({ kind: 'message-removed', ...inA, messageId: first.message.id, revision }) as const;

    beforeEach(clear);
    beforeEach(() => put(thread('thread-a', ['ada']), first));

    test('a later text replaces an earlier one, whatever their order', async () => {
      await put(edited);
      await put(first);
      expect(await textsFor(index, 'text')).toEqual(['the second text']);
      expect(await textsFor(index, 'first')).toEqual([]);
    });

    test('the same change again changes nothing', async () => {
      await put(first, edited, edited);
      const [status, hash] = [await index.status(), await index.hash()];
      await put(edited);
      expect([await index.status(), await index.hash()]).toEqual([status, hash]);
      expect(await textsFor(index, 'text')).toEqual(['the second text']);
    });

    test('a removed message returns by a later change alone', async () => {
      await put(removedAt(2_500));
      expect(await textsFor(index, 'text')).toEqual([]);
      await put(first);
      expect(await textsFor(index, 'text')).toEqual([]);
      await put(edited);
      expect(await textsFor(index, 'text')).toEqual(['the second text']);
      await put(removedAt(2_500));
      expect(await textsFor(index, 'text')).toEqual(['the second text']);
    });

    test('a removed thread never returns', async () => {
      await put({ kind: 'thread-removed', ...inA, revision: 5 });
      await put(edited, thread('thread-a', ['ada'], { revision: 99_999 }), message('late', inA));
      expect(await textsFor(index, 'text')).toEqual([]);
      expect(await index.status()).toMatchObject({ messages: 0, threads: 0 });
      expect(await index.searchTitles(queryOf('thread'))).toEqual([]);
    });

    test('an older state of a thread has no effect', async () => {
      await put(thread('thread-a', ['grace'], { revision: 7, title: 'New title' }));
      await put(thread('thread-a', ['ada'], { revision: 6, title: 'Old title' }));
      expect(await textsFor(index, 'text')).toEqual([]);
      expect(await textsFor(index, 'text', { uid: 'grace' })).toHaveLength(1);
      expect(await index.searchTitles(queryOf('title', { uid: 'grace' }))).toMatchObject([
        { title: 'New title' },
      ]);
    });

    test('a message may come before its thread', async () => {
      await put(message('an early bird', { threadId: 'thread-z' }));
      expect(await textsFor(index, 'early')).toEqual([]);
      await put(thread('thread-z', ['ada']));
      expect(await textsFor(index, 'early')).toEqual(['an early bird']);
    });

    test('the cursor moves with its rows, or neither does', async () => {
      const move = (after: string | null, position: string, change: IndexChange) =>
        index.apply([change], { feed: 'messages', after, position });
      expect(await index.cursor('messages')).toBeNull();
      expect(await move(null, '1', message('one', inA))).toBe(true);
      expect(await move('1', '2', message('two', inA))).toBe(true);
      expect(await move('1', '3', message('three', inA))).toBe(false);
      expect(await move(null, '3', message('three', inA))).toBe(false);
      expect([await index.cursor('messages'), await index.cursor('threads')]).toEqual(['2', null]);
      expect(await textsFor(index, 'three')).toEqual([]);
      index = await opened.reopen();
      expect(await index.cursor('messages')).toBe('2');
      expect(await textsFor(index, 'two')).toEqual(['two']);
    });

    test('equal contents have equal hashes, whatever brought them there', async () => {
      const other = await open();
      await other.index.apply([removedAt(1), edited, thread('thread-a', ['ada']), first], null);
      expect(await other.index.hash()).not.toBe(await index.hash());
      await put(edited);
      expect(await other.index.hash()).toBe(await index.hash());
      expect(await other.index.status()).toEqual(await index.status());
      await other.remove();
    });

    test('a new index and an emptied one have to be built', async () => {
      expect(await index.status()).toEqual({ messages: 1, threads: 1, rebuilt: 0 });
      await index.setRebuilt(0.25);
      expect(await index.status()).toMatchObject({ rebuilt: 0.25 });
      await index.setRebuilt(null);
      expect(await index.status()).toMatchObject({ rebuilt: null });
      await index.apply([], { feed: 'threads', after: null, position: 'x' });
      await index.clear();
      expect(await index.status()).toEqual({ messages: 0, threads: 0, rebuilt: 0 });
      expect([await index.cursor('threads'), await textsFor(index, 'text')]).toEqual([null, []]);
      await put(first, thread('thread-a', ['ada']));
      expect(await textsFor(index, 'text')).toEqual(['the first text']);
    });
  });

  describe('[S6] pages, order and snippets', () => {
    beforeEach(clear);

    test.each(['newest', 'relevance'] as const)(
      'pages by %s have every match once, also while new ones arrive',
      async (order) => {
        const texts = Array.from({ length: 500 }, (_, at) => `word ${at} ${'more '.repeat(at % 7)}`);
        await put(
          thread('thread-a', ['ada']),
          ...texts.map((text, at) => message(text, { ...inA, createdAt: NOW + (at % 50) })),
        );
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page = await index.search(queryOf('word', { order, limit: 50, after }));
          seen.push(...page.hits.map(({ messageId }) => messageId));
          after = page.next;
          await put(message('word of later', { ...inA, createdAt: NOW + DAY_MS }));
        } while (after !== null);
        expect(seen).toHaveLength(500);
        expect(new Set(seen).size).toBe(500);
      },
    );

    test('a cursor that is none is refused', async () => {
      await put(thread('thread-a', ['ada']));
      for (const after of [
        '',
        'x',
        'e30',
        Buffer.from('{"in":"rest","below":"1; DROP"}').toString('base64url'),
      ])
        await expect(index.search(queryOf('word', { after }))).rejects.toMatchObject({ code: 'invalid' });
    });

    test('the newest first, or the best', async () => {
      await put(
        thread('thread-a', ['ada']),
        message('budget review: the budget of the launch', inA),
        message(`${'long '.repeat(200)} budget somewhere and ${'far '.repeat(100)} launch`, inA),
      );
      const [newest, best] = [
        await textsFor(index, 'budget launch'),
        await textsFor(index, 'budget launch', { order: 'relevance' }),
      ];
      expect(newest[1]).toMatch(/^budget review/);
      expect(best[0]).toMatch(/^budget review/);
    });

    test('a snippet shows where the words are', async () => {
      const text = `${'Before it there is a lot. '.repeat(20)}Then the migration of 数据库 begins.${' After it too.'.repeat(20)}`;
      await put(thread('thread-a', ['ada'], { title: 'Migration 数据库' }), message(text, inA));
      const [hit] = (await index.search(queryOf('migr* 数据库 库'))).hits;
      expect(hit && marked(hit)).toEqual(['migration', '数据库']);
      expect(hit?.text.length).toBeLessThan(260);
      const [title] = await index.searchTitles(queryOf('migr* 数据'));
      expect(title && marked({ text: title.title, ranges: title.ranges })).toEqual(['Migration', '数据']);
    });

    test('titles: the best first; none for what only messages have', async () => {
      await put(
        thread('thread-a', ['ada'], { title: 'Launch' }),
        thread('thread-b', ['ada'], { title: 'What comes after the launch' }),
      );
      const titles = async (text: string) =>
        (await index.searchTitles(queryOf(text))).map(({ title }) => title);
      expect(await titles('launch')).toEqual(['Launch', 'What comes after the launch']);
      expect(await titles('launch -after')).toEqual(['Launch']);
      expect(await titles('launch from:me')).toEqual([]);
      expect(await titles('is:archived')).toEqual([]);
    });
  });

  describe('[S5] "did you mean"', () => {
    beforeAll(clear);
    beforeAll(() =>
      put(
        thread('thread-a', ['ada']),
        message('The migration of the database, the migrations, a Müller', inA),
        message('migration again', inA),
      ),
    );

    test.each([
      [['migartion'], ['migration']],
      [
        ['migratoin', 'databse'],
        ['migration', 'database'],
      ],
      [['mulller'], ['muller']],
      [
        ['migration', 'datbase'],
        ['migration', 'database'],
      ],
      [['migration'], null],
      [['xylophone'], null],
      [['thx'], null],
      [['数据'], null],
    ])('%s', async (words, expected) => {
      expect(await index.correct('ada', words)).toEqual(expected);
    });
  });

  test('[S4] one server at a time feeds a shared index; each feeds its own file', async () => {
    expect([await index.holdLease('a', 60_000), await index.holdLease('b', 60_000)]).toEqual([
      true,
      !isShared,
    ]);
    expect([await index.holdLease('a', 60_000), await index.holdLease('b', 60_000)]).toEqual([
      true,
      !isShared,
    ]);
    expect([await index.holdLease('a', 0), await index.holdLease('b', 60_000)]).toEqual([true, true]);
    expect(await index.holdLease('a', 60_000)).toBe(!isShared);
  });
});
