/** What is open or unsent in this window. While there is any, no new build comes in. */
const held = new Set<symbol>();

/** @returns lets go again */
export function hold(): () => void {
  const mark = Symbol("hold");
  held.add(mark);
  return () => {
    held.delete(mark);
  };
}

export function isHeld(): boolean {
  return held.size > 0;
}
