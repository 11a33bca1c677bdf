// (b) The first token: from the question to the model's request, and from the model's first byte to the followers.
import { startProxy } from '@/tests/servers/firestore-proxy';
import { median, percentile } from '@/tests/load/figures';
import { followsOf, startFollowers } from '@/tests/load/bench/followers';
import { openPaintProbe, plainWords } from '@/tests/load/bench/painted';
import { type Part, type Verdict, atMost, ms } from '@/tests/load/bench/report';
import {
  type Fixtures,
  firestoreHost,
  newQuestion,
  openThread,
  requestOf,
} from '@/tests/load/bench/fixtures';

/** A text of about two lines, sent in a fifth of a second. */
const WORDS = plainWords(150);
const ANSWERS = { whole: 24, smoke: 5 } as const;
const ANSWERS_DELAYED = { whole: 3, smoke: 1 } as const;
/** Far more than every other step takes. */
const DELAY_MS = 400;

type Firsts = { toModel: number[]; toPeople: number[] };

export async function firstTokenPart(fixtures: Fixtures): Promise<Part> {
  const answers = ANSWERS[fixtures.extent];
  const two = await atListeners(fixtures, { followers: 2, answers });
  const stream = await throughStream(fixtures, answers);
  const trips = await tripsToModel(fixtures);
  const whole = fixtures.extent === 'whole';
  const ten = whole ? await atListeners(fixtures, { followers: 10, answers }) : undefined;
  const painted = whole ? await onScreen(fixtures, answers) : undefined;
  const verdicts: Verdict[] = [
    atMost('first words at a listener, p50', { figure: median(two.toPeople), bound: 60, unit: ms }),
    ...(painted === undefined
      ? []
      : [
          atMost('first words painted in Chromium, p50', {
            figure: median(painted.toPeople),
            bound: 150,
            unit: ms,
          }),
        ]),
    atMost('POST to the model’s request, p50', { figure: median(two.toModel), bound: 60, unit: ms }),
    atMost('sequential Firestore round trips from POST to the model’s request', {
      figure: Math.round(trips),
      bound: 3,
      unit: String,
    }),
  ];
  return {
    title: '(b) The first words',
    how:
      `${answers} answers a row, one after the other, in a warm thread. To the model: from the POST being sent to the model ` +
      `having its request. First words: from the model's first byte to the first text at a follower's listener, in the ` +
      `stream of \`POST /api/chat\`, or painted in Chromium (with one other follower). Trips: a proxy made every call to ` +
      `Firestore ${DELAY_MS} ms longer, and the model was asked ${trips.toFixed(2)} times that later.`,
    tables: [
      {
        head: ['', 'to the model p50', 'p95', 'first words p50', 'p95'],
        rows: [
          row('2 followers, listener', two),
          row('stream of the POST', stream),
          ...(ten === undefined ? [] : [row('10 followers, listener', ten)]),
          ...(painted === undefined ? [] : [row('painted in Chromium', painted)]),
        ],
      },
    ],
    verdicts,
  };
}

function row(name: string, { toModel, toPeople }: Firsts): string[] {
  return [name, ...[toModel, toPeople].flatMap((each) => [ms(median(each)), ms(percentile(each, 0.95))])];
}

async function atListeners(
  fixtures: Fixtures,
  { followers: count, answers }: { followers: number; answers: number },
): Promise<Firsts> {
  const thread = await openThread(fixtures);
  const followers = await startFollowers(followsOf(fixtures, thread, count));
  const firsts: Firsts = { toModel: [], toPeople: [] };
  for (let answer = 0; answer <= answers; answer += 1) {
    const asked = await thread.ask(`echo=${WORDS}`);
    await followers.landed({ threadId: thread.threadId, runId: asked.runId });
    const { startedAt, chunks } = await asked.request();
    // The first answer also generates the title, and warms up what all later ones use.
    if (answer === 0) continue;
    firsts.toModel.push(startedAt - asked.sentAt);
    for (const seen of followers.sightings(asked.runId)) {
      firsts.toPeople.push((seen.find(({ length }) => length > 0)?.at ?? NaN) - (chunks[0]?.at ?? NaN));
    }
  }
  await followers.close();
  return firsts;
}

/** The first token for an API client: server-sent events of the POST itself. */
async function throughStream(fixtures: Fixtures, answers: number): Promise<Firsts> {
  const { threadId } = await openThread(fixtures);
  const firsts: Firsts = { toModel: [], toPeople: [] };
  for (let answer = 0; answer <= answers; answer += 1) {
    const question = newQuestion(`echo=${WORDS}`);
    const sentAt = Date.now();
    const firstAt = await firstDelta(fixtures, { threadId, message: question.text, ask: true });
    const { startedAt, chunks } = await requestOf(fixtures.world, question.tag);
    if (answer === 0) continue;
    firsts.toModel.push(startedAt - sentAt);
    firsts.toPeople.push(firstAt - (chunks[0]?.at ?? NaN));
  }
  return firsts;
}

/** Reads the stream to its end. */
async function firstDelta({ server, ada }: Fixtures, body: object): Promise<number> {
  const response = await fetch(`${server.url}/api/chat`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  let firstAt = NaN;
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    if (Number.isNaN(firstAt) && text.includes('event: delta')) firstAt = Date.now();
  }
  return firstAt;
}

async function onScreen(fixtures: Fixtures, answers: number): Promise<Firsts> {
  const probe = await openPaintProbe(fixtures);
  const firsts: Firsts = { toModel: [], toPeople: [] };
  for (let answer = 0; answer < answers; answer += 1) {
    const { asked, request, painted } = await probe.paint(WORDS);
    firsts.toModel.push(request.startedAt - asked.sentAt);
    const first = painted.find(({ length }) => length > 0);
    firsts.toPeople.push((first?.at ?? NaN) - (request.chunks[0]?.at ?? NaN));
  }
  await probe.close();
  return firsts;
}

/**
 * On a server whose calls to Firestore can all be delayed by the same time: concurrent calls are delayed together,
 * sequential ones one after the other. The added time, divided by the delay, is the number of round trips.
 */
async function tripsToModel(fixtures: Fixtures): Promise<number> {
  const proxy = await startProxy(firestoreHost(fixtures));
  const server = await fixtures.world.server({ FIRESTORE_EMULATOR_HOST: proxy.host });
  const thread = await openThread({ ...fixtures, server });
  const followers = await startFollowers(followsOf(fixtures, thread, 1));
  const toModel = async (delayMs: number) => {
    proxy.delay(delayMs);
    const asked = await thread.ask(`echo=${WORDS}`);
    await followers.landed({ threadId: thread.threadId, runId: asked.runId });
    proxy.delay(0);
    return (await asked.request()).startedAt - asked.sentAt;
  };
  const times = async (delayMs: number) => {
    const measured: number[] = [];
    for (let answer = 0; answer < ANSWERS_DELAYED[fixtures.extent]; answer += 1)
      measured.push(await toModel(delayMs));
    return median(measured);
  };
  await toModel(0);
  const trips = ((await times(DELAY_MS)) - (await times(0))) / DELAY_MS;
  await followers.close();
  await server.terminate();
  proxy.close();
  return trips;
}
