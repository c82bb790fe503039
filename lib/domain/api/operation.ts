import type * as z from "zod";
import type { ErrorCode } from "../error/error-code";
import type { Text } from "../variable/variable";
import type { ApiScope } from "./scope";

/** What the API offers under one address: the schema that parses is the schema that is published. */
export interface Operation<Params extends z.ZodObject = z.ZodObject, Answer extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  /** Below `/api/v1`; a part in braces is a parameter of the path. */
  readonly path: string;
  readonly scope: ApiScope;
  readonly title: Text;
  readonly about: Text;
  /** Of path and query together, all of them text in the address. */
  readonly params: Params;
  readonly answer: Answer;
  /** Beside those that every operation may answer. */
  readonly errors: readonly ErrorCode[];
  /** An address below `/api/v1` to try. */
  readonly example: string;
  /** Carries an ETag: reference data and figures, which change seldom. */
  readonly hasTag: boolean;
}

/** Answers of every operation: of the token, the scope, the parameters, the rate, ourselves. */
export const COMMON_ERRORS = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "INVALID_INPUT",
  "RATE_LIMITED",
  "INTERNAL",
  "UNAVAILABLE",
] as const satisfies readonly ErrorCode[];

export function operation<Params extends z.ZodObject, Answer extends z.ZodObject>(
  definition: Operation<Params, Answer>,
): Operation<Params, Answer> {
  return definition;
}

/** Names of the parameters that stand in the path. */
export function pathParams(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
}
