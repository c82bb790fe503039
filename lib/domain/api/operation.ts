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
  /** Open it as well; which one a body needs, the operation judges. */
  readonly orScopes?: readonly ApiScope[];
  readonly title: Text;
  readonly about: Text;
  /** Of path and query together, all of them text in the address. */
  readonly params: Params;
  readonly answer: Answer;
  /** What is sent, as JSON; absent for a read. */
  readonly body?: z.ZodObject;
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

/** An operation that hands something in: sent by POST with a key, by which a repeat answers what the first answered. */
export interface Writing<
  Params extends z.ZodObject = z.ZodObject,
  Answer extends z.ZodObject = z.ZodObject,
  Body extends z.ZodObject = z.ZodObject,
> extends Operation<Params, Answer> {
  readonly body: Body;
  /** An example of what is sent. */
  readonly sample: z.input<Body>;
}

export function isWriting(each: Operation): each is Writing {
  return each.body !== undefined;
}

export function verbOf(each: Operation): "get" | "post" {
  return isWriting(each) ? "post" : "get";
}

/** Answers of every operation that hands something in, beside those of all. */
export const WRITING_ERRORS = [
  "IDEMPOTENCY_MISMATCH",
  "TOO_LARGE",
  "UNSUPPORTED_FILE",
] as const satisfies readonly ErrorCode[];

/** The header that names a try: whoever gets no answer sends the same again, and nothing is done twice. */
export const KEY_HEADER = "Idempotency-Key";
export const KEY_SHAPE = /^[\x21-\x7e]{8,200}$/;
/** Bytes of a body. */
export const MOST_BODY = 262_144;

export function writing<Params extends z.ZodObject, Answer extends z.ZodObject, Body extends z.ZodObject>(
  definition: Writing<Params, Answer, Body>,
): Writing<Params, Answer, Body> {
  return definition;
}

export function operation<Params extends z.ZodObject, Answer extends z.ZodObject>(
  definition: Operation<Params, Answer>,
): Operation<Params, Answer> {
  return definition;
}

/** Names of the parameters that stand in the path. */
export function pathParams(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
}
