// A fetch that asks again what may be asked again: what was answered with 429 or 503, after the seconds of Retry-After, and what a broken
// connection left without an answer. Queries only read, so that asking twice does no harm.
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export function retryingFetch({ attempts = 4, send = fetch, wait = pause } = {}): typeof fetch {
  return async (input, init) => {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= attempts;
      let seconds = 2 ** (attempt - 1);
      try {
        const response = await send(input, init);
        if (isLast || (response.status !== 429 && response.status !== 503)) return response;
        seconds = Number(response.headers.get("retry-after")) || seconds;
        await response.body?.cancel();
      } catch (error) {
        if (isLast || init?.signal?.aborted) throw error;
      }
      await wait(seconds * 1000 * (1 + Math.random() / 2)); // clients that were refused together don't come back together
    }
  };
}
