import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's argon2id floor; 13-21 ms here. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Verifications that may run at once: each holds 19 MiB and a core, and the portal must stay usable under guessing. */
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function withSlot<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return withSlot(() => hash(password, OPTIONS));
}

let dummy: Promise<string> | undefined;

/** True when the password fits. An unknown person costs the same time: the check runs against a hash nobody knows. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hash(crypto.randomUUID(), OPTIONS);
  const against = stored ?? (await dummy);
  const fits = await withSlot(() => verify(against, password));
  return stored !== null && fits;
}
