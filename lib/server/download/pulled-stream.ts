import "server-only";

export interface PulledSource {
  /** The next bytes; null when there are no more. */
  readonly next: () => Promise<Uint8Array | null>;
  /** The reader has gone: nothing more is asked for. */
  readonly leave: () => Promise<unknown>;
  /** Told once, whichever way it ends: with the last byte, or before. */
  readonly ended: (isWhole: boolean) => Promise<void>;
}

/**
 * Bytes that are read as they are sent: the next only when the reader has taken those before. What fails breaks the file off, so that half of it is
 * never taken for the whole.
 */
export function pulledStream({ next, leave, ended }: PulledSource): ReadableStream<Uint8Array> {
  let isOver = false;
  const end = async (isWhole: boolean) => {
    if (isOver) return;
    isOver = true;
    await ended(isWhole);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const bytes = await next();
          if (bytes !== null) return controller.enqueue(bytes);
          await end(true);
          controller.close();
        } catch (error) {
          await end(false);
          throw error;
        }
      },
      async cancel() {
        await leave();
        await end(false);
      },
    },
    { highWaterMark: 0 },
  );
}
