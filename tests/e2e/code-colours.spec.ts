// Colours are painted over the text of code: they are read from the browser's highlights.
import type { Page } from 'playwright/test';
import {
  composer,
  conversation,
  expect,
  messagesBy,
  newThread,
  sendMessage,
  streaming,
  test,
} from './fixtures';
import { plantThread } from './states/planted-threads';

const KB = 1024;
const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``;

async function plantConversation(
  title: string,
  answers: readonly string[],
  question = 'A question',
): Promise<string> {
  const lines = [
    { by: 'Ada', text: question } as const,
    ...answers.map((text) => ({ by: 'Assistant', text }) as const),
  ];
  return `/t/${await plantThread({ title, lines })}`;
}

/** What is painted on the page, by kind, in the order of the text. */
function painted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const kinds = [...CSS.highlights].filter(([name]) => name.startsWith('code-'));
    return Object.fromEntries(
      kinds.map(([name, ranges]) => [
        name.slice('code-'.length),
        [...ranges]
          .toSorted((a, b) => a.startOffset - b.startOffset)
          .map(({ startContainer, startOffset, endOffset }) =>
            (startContainer.textContent ?? '').slice(startOffset, endOffset),
          ),
      ]),
    );
  });
}

test('[F54] code has the colours of its own language’s grammar, in answers and messages, and is copied as it is', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const code = fence('py', 'a = 7 // 2  # half\nname = "x"');
  await ada.goto(await plantConversation('Halves', [code], code));
  // Python's, in the message and in its answer.
  await expect
    .poll(() => painted(ada))
    .toEqual({ number: ['7', '7', '2', '2'], comment: ['# half', '# half'], string: ['"x"', '"x"'] });
  const blocks = conversation(ada).locator('pre');
  await expect(blocks).toHaveText(['a = 7 // 2  # half\nname = "x"\n', 'a = 7 // 2  # half\nname = "x"\n'], {
    useInnerText: false,
  });
  expect(
    await blocks
      .first()
      .locator('code')
      .evaluate(({ childNodes }) => childNodes.length),
  ).toBe(1);
  await ada.goto(
    await plantConversation('Others', [fence('brainfuck', 'return 1'), fence('rust', 'fn f() {}')]),
  );
  await expect.poll(() => painted(ada)).toMatchObject({ word: ['fn'], title: ['f'] });
  expect(Object.values(await painted(ada)).flat()).not.toContain('1');
});

test('[F54] while code is written, its finished lines are coloured, and stay so at every moment', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await ada.evaluate(() => {
    const counts: number[] = [];
    Object.assign(window, { counts });
    const look = () => {
      const ranges = [...(CSS.highlights.get('code-word') ?? [])];
      // A range beyond its text paints nothing.
      counts.push(
        ranges.filter(
          (range) => range.startContainer.textContent?.slice(range.startOffset, range.endOffset) === 'const',
        ).length,
      );
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const lines = Array.from({ length: 60 }, (_, n) => `const a${n} = ${n};`).join('\n');
  await sendMessage(ada, `[demo slow=5s echo=${fence('ts', lines)}]`);
  const article = messagesBy(ada, 'Assistant');
  await expect(article).toContainText('const a59 = 59;', { timeout: 20_000 });
  await expect(streaming(ada)).toHaveCount(0);
  const counts = await ada.evaluate(() => {
    const known: unknown = Reflect.get(window, 'counts');
    return Array.isArray(known) ? known.map(Number) : [];
  });
  const between = new Set(counts.filter((count) => count > 0 && count < 60));
  expect(between.size, 'it grows in steps').toBeGreaterThan(3);
  // From the first line of the answer until its last, as many or more.
  const grown = counts.slice(
    counts.findIndex((count) => count > 0),
    counts.indexOf(Math.max(...counts)),
  );
  expect(grown).toEqual(grown.toSorted((a, b) => a - b));
});

test('[F54] [X197] code on which a grammar would work for minutes stays plain: the page answers, and other code is coloured', async ({
  enter,
}) => {
  const worst = fence('ts', '0x'.repeat(30 * KB));
  const ada = await enter('Ada');
  await ada.goto(
    await plantConversation('Worst', [worst, worst, `${fence('ts', 'const a = 1;')}\n\nThe end.`]),
  );
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('The end.');
  // As often as the worst code may hold up others, and no longer: a worker of its own is ended, and the same code is not read twice.
  await expect.poll(() => painted(ada), { timeout: 15_000 }).toEqual({ word: ['const'], number: ['1'] });
  await composer(ada).fill('Still here');
  await expect(composer(ada)).toHaveValue('Still here');
  await expect.poll(() => ada.workers().length).toBeLessThanOrEqual(1);
});

test('[F54] a megabyte of code is painted where its reader is, and nowhere else', async ({ enter }) => {
  const line = 'const total = await sum(list, (one) => one * 2); // so far\n';
  // A single block of more would be shown as its source.
  const code = fence('ts', line.repeat((90 * KB) / line.length));
  const ada = await enter('Ada');
  await ada.goto(
    await plantConversation('Long', [...Array.from({ length: 11 }, () => code), `${code}\n\nThe end.`]),
  );
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('The end.');
  await expect
    .poll(async () => (await painted(ada))['comment']?.length ?? 0, { timeout: 15_000 })
    .toBeGreaterThan(20);
  const inView = () =>
    ada.evaluate(() =>
      [...(CSS.highlights.get('code-comment') ?? [])].some((each) => {
        const range = new Range();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        const { top, bottom } = range.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      }),
    );
  for (let screens = 0; screens < 3; screens += 1) {
    await conversation(ada).evaluate((view) => view.scrollBy(0, -15_000));
    await expect.poll(inView).toBe(true);
  }
  const all = Object.values(await painted(ada)).flat();
  expect(all.length).toBeLessThan(4_000);
});
