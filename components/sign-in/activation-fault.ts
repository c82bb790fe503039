import { isCode, PASSWORD_LENGTH } from "@/lib/domain/access/activation";

export interface ActivationValues {
  readonly username: string;
  readonly code: string;
  readonly next: string;
  readonly again: string;
}

/** What stops an activation before it is sent. */
export type ActivationFault = "username" | "code" | "short" | "sameAsCode" | "differs";

/** The fault of each box that has one. */
export function activationFaults(values: ActivationValues): Partial<Record<keyof ActivationValues, ActivationFault>> {
  const { username, code, next, again } = values;
  const password = isCode(next) ? "sameAsCode" : next.length < PASSWORD_LENGTH.least ? "short" : null;
  return {
    ...(username.trim() === "" ? { username: "username" } : {}),
    ...(isCode(code) ? {} : { code: "code" }),
    ...(password === null ? {} : { next: password }),
    ...(next === again ? {} : { again: "differs" }),
  };
}
