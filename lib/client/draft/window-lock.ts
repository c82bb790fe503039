/** How long another window may take to write its last keystroke before it is overtaken (it may be frozen). */
const PATIENCE_MS = 1_500;

/** What windows say to each other: one asks, the other answers that it cannot let go. */
const YIELD = "yield";
const KEPT = "kept";

export interface HeldLock {
  release(): void;
}

/** One window at a time works on a draft. */
export interface WindowLock {
  /**
   * Waits for its turn: asks the window that holds the lock to finish, and takes over when it does not answer.
   * @param onYield another window asks: write what is unwritten, and say whether all of it is kept. Only then is the lock let go.
   * @param onLost the lock was taken away
   * @returns null where the other window holds what is nowhere else: it is not overtaken
   */
  take(name: string, onYield: () => Promise<boolean>, onLost: () => void): Promise<HeldLock | null>;
}

/** By Web Locks and a broadcast channel; where a browser has none the store's owner mark alone keeps windows apart. */
export const browserLock: WindowLock = {
  async take(name, onYield, onLost) {
    if (navigator.locks === undefined) return { release: () => {} };
    const channel = new BroadcastChannel(name);
    let end: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const release = () => {
      channel.close();
      end();
    };
    const request = (options: LockOptions) => granted(name, options, held, onLost);
    const asked = ask(channel);
    const isGranted = await request({ signal: asked.signal }).then(
      () => true,
      () => (asked.isKept() ? false : request({ steal: true }).then(() => true)),
    );
    asked.end();
    if (!isGranted) {
      channel.close();
      return null;
    }
    channel.onmessage = async ({ data }) => {
      if (data !== YIELD) return;
      if (await onYield()) release();
      else channel.postMessage(KEPT);
    };
    return { release };
  },
};

/** Resolves when the lock is this window's; it stays so until `held` ends. */
function granted(name: string, options: LockOptions, held: Promise<void>, onLost: () => void): Promise<void> {
  return new Promise<void>((resolve, refuse) => {
    let isHeld = false;
    const hold = () => {
      isHeld = true;
      resolve();
      return held;
    };
    navigator.locks.request(name, options, hold).catch((error: unknown) => {
      if (isHeld) onLost();
      else refuse(error);
    });
  });
}

/** Asks whoever holds the lock; the signal ends the waiting when they cannot let go, or do not answer. */
function ask(channel: BroadcastChannel) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
  let isKept = false;
  channel.onmessage = ({ data }) => {
    if (data !== KEPT) return;
    isKept = true;
    waiting.abort();
  };
  channel.postMessage(YIELD);
  return { signal: waiting.signal, isKept: () => isKept, end: () => clearTimeout(timer) };
}
