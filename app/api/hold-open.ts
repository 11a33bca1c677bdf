// For hosts that work only while a request is open (RUNS=in-request): the answer is told at once, its end comes later.

/** `response` with its body and a line's end sent at once, and closed when `work` is over. */
export function heldOpen(response: Response, work: () => Promise<void>): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(`${await response.text()}\n`));
      await work();
      controller.close();
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
