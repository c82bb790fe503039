/**
 * Every outcome of a command or query that is expected, as a closed set. Surprises are thrown and become INTERNAL
 * at the edge; nothing internal reaches the browser. The text for each code is in the `errors` messages.
 */
export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "INVALID_INPUT",
  "GRANT_CHANGED",
  "STALE",
  "FOUR_EYES",
  "NOT_ALLOWED_NOW",
  "INCOMPLETE",
  "PERIOD_CLOSED",
  "WORK_OPEN",
  "FROZEN",
  "IDEMPOTENCY_MISMATCH",
  "RATE_LIMITED",
  "DUPLICATE_OPEN_PROPOSAL",
  "REGISTERED_ELSEWHERE",
  "DUPLICATE_UNSETTLED",
  "NIK_UNMATCHED",
  "GROUND_CHECK_OPEN",
  "OBJECTION_OPEN",
  "CONFLICT_OPEN",
  "TOO_LARGE",
  "UNSUPPORTED_FILE",
  "METHOD_NOT_ALLOWED",
  "INTERNAL",
  "UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Where a refusal points: a field of the input (dotted path) with a message key or plain detail. */
export interface FieldProblem {
  readonly path: string;
  readonly detail: string;
}

/** A refusal as a value. Carries no personal data: paths, codes and counts only. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly fields?: readonly FieldProblem[];
  readonly info?: Readonly<Record<string, string | number>>;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal };

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(code: ErrorCode, extra: Omit<Refusal, "code"> = {}): { ok: false; error: Refusal } {
  return { ok: false, error: { code, ...extra } };
}

/** HTTP status of each code; NOT_FOUND and out-of-scope are the same answer on purpose. */
export const HTTP_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  GRANT_CHANGED: 409,
  STALE: 409,
  FOUR_EYES: 409,
  NOT_ALLOWED_NOW: 409,
  INCOMPLETE: 422,
  PERIOD_CLOSED: 409,
  WORK_OPEN: 409,
  FROZEN: 409,
  IDEMPOTENCY_MISMATCH: 409,
  RATE_LIMITED: 429,
  DUPLICATE_OPEN_PROPOSAL: 409,
  REGISTERED_ELSEWHERE: 409,
  DUPLICATE_UNSETTLED: 409,
  NIK_UNMATCHED: 409,
  GROUND_CHECK_OPEN: 409,
  OBJECTION_OPEN: 409,
  CONFLICT_OPEN: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  METHOD_NOT_ALLOWED: 405,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, number>;
