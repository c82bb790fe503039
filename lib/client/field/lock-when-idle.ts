const IDLE_MS = 15 * 60_000;
const LOOK_MS = 30_000;
const SIGNS = ["pointerdown", "keydown", "input"] as const;

/** Locks after a quarter of an hour in which nobody touched the screen. @returns stops watching */
export function lockWhenIdle(lock: () => void): () => void {
  let touchedAt = Date.now();
  const touch = () => {
    touchedAt = Date.now();
  };
  // A phone that sleeps runs no timer: it is looked at when it wakes, before anything is shown.
  const look = () => {
    // A clock that was set back must not keep it open.
    if (Math.abs(Date.now() - touchedAt) > IDLE_MS) lock();
  };
  const timer = setInterval(look, LOOK_MS);
  for (const sign of SIGNS) window.addEventListener(sign, touch, { passive: true });
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, touch);
    document.removeEventListener("visibilitychange", look);
  };
}
