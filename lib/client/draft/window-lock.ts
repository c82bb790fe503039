/** How long another window may take to write its last keystroke before it is overtaken (it may be frozen). */
const PATIENCE_MS = 1_500;

export interface HeldLock {
  release(): void;
}

/** One window at a time works on a draft. Tests bring their own. */
export interface WindowLock {
  /**
   * Waits for its turn: asks the window that holds the lock to finish, and takes over when it does not answer.
   * @param onYield another window asks: write what is unwritten, then release
   * @param onLost the lock was taken away
   */
  take(name: string, onYield: () => void, onLost: () => void): Promise<HeldLock>;
}

/** By Web Locks and a broadcast channel; where a browser has none the store's owner mark alone keeps windows apart. */
export const browserLock: WindowLock = {
  async take(name, onYield, onLost) {
    if (navigator.locks === undefined) return { release: () => {} };
    const channel = new BroadcastChannel(name);
    channel.postMessage("yield");
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const request = (options: LockOptions) =>
      new Promise<void>((granted, refused) => {
        let isHeld = false;
        const hold = () => {
          isHeld = true;
          granted();
          return held;
        };
        navigator.locks.request(name, options, hold).catch((error: unknown) => {
          if (isHeld) onLost();
          else refused(error);
        });
      });
    await request({ signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => request({ steal: true }));
    channel.onmessage = () => onYield();
    return {
      release: () => {
        channel.close();
        release();
      },
    };
  },
};
