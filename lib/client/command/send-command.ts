import { uuidv7 } from "uuidv7";
import type { Outcome } from "@/lib/domain/error/error-code";
import { isOutcome } from "./is-outcome";

/** How long a request may take before it counts as not answered; the operation id makes trying again safe. */
const TIMEOUT_MS = 20_000;

export interface SendOptions {
  /** The grant the page was made under (DECIDED 14). */
  readonly grantId: string;
  /** The same id for a repeat of the same try: the server then answers its first result. */
  readonly operationId?: string;
  readonly signal?: AbortSignal;
}

export function newOperationId(): string {
  return uuidv7();
}

/**
 * The one way a page writes: posts a command and answers its outcome. No network or no answer is UNAVAILABLE; nothing
 * is thrown.
 */
export async function sendCommand<Output>(
  name: string,
  input: unknown,
  options: SendOptions,
): Promise<Outcome<Output>> {
  const { grantId, operationId = uuidv7() } = options;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(`/api/commands/${name}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", "x-mutakhir": "1" },
      body: JSON.stringify({ operationId, grantId, input }),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
    const body: unknown = await response.json();
    return isOutcome<Output>(body) ? body : { ok: false, error: { code: "INTERNAL" } };
  } catch {
    return { ok: false, error: { code: "UNAVAILABLE" } };
  }
}
