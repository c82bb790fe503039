import { useRef } from "react";

export interface MadeOnce<Made> {
  /** What was made, made now where there is none: a repeat after a lost answer carries the same. */
  readonly take: () => Made;
  /** The same, and forgets it; null where none was made. */
  readonly spend: () => Made | null;
}

/** Something that the browser makes and sends, kept between tries until the server has taken it. */
export function useMadeOnce<Made>(make: () => Made): MadeOnce<Made> {
  const made = useRef<Made | null>(null);
  return {
    take: () => {
      made.current ??= make();
      return made.current;
    },
    spend: () => {
      const spent = made.current;
      made.current = null;
      return spent;
    },
  };
}
