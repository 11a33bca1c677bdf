// For hosts that run only while a request is open (RUNS=in-request): the response is sent at once, and ends with the work.

/** `response` with its body and a newline sent at once, and closed when `work` is done. */
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
