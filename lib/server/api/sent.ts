import "server-only";
import type * as z from "zod";
import { KEY_HEADER, KEY_SHAPE, MOST_BODY } from "@/lib/domain/api/operation";
import { type Outcome, type Refusal, refuse, succeed } from "@/lib/domain/error/error-code";
import { readBody } from "@/lib/server/command/respond";

/** Problems told at once: a body of thousands of wrong parts is not answered with as many. */
const MOST_TOLD = 50;

/** What does not fit a published schema: where, and the kind of it; never what was sent. */
export function invalid(error: z.ZodError): Refusal {
  const fields = error.issues.flatMap((issue) => pathsOf(issue).map((path) => ({ path, detail: issue.code })));
  return { code: "INVALID_INPUT", fields: fields.slice(0, MOST_TOLD) };
}

function pathsOf(issue: z.core.$ZodIssue): readonly string[] {
  const at = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys") return [at];
  return issue.keys.slice(0, 10).map((key) => (at === "" ? key : `${at}.${key}`));
}

/** JSON of a request by a schema; read to a limit, and refused by path. */
export async function jsonIn<Body extends z.ZodType>(
  request: Request,
  schema: Body,
  limit = MOST_BODY,
): Promise<Outcome<z.infer<Body>>> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    return refuse("UNSUPPORTED_FILE", { fields: [{ path: "Content-Type", detail: "application/json" }] });
  const bytes = await readBody(request, limit);
  if (bytes === null) return refuse("TOO_LARGE");
  const text = parseJson(bytes);
  if (text === undefined) return refuse("INVALID_INPUT", { fields: [{ path: "body", detail: "not_json" }] });
  const parsed = schema.safeParse(text);
  return parsed.success ? succeed(parsed.data) : { ok: false, error: invalid(parsed.error) };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined; // no UTF-8, or no JSON
  }
}

/** The body of an operation that takes something in, and the key of this try. */
export async function sentIn<Body extends z.ZodType>(
  request: Request,
  schema: Body,
): Promise<Outcome<{ readonly body: z.infer<Body>; readonly key: string }>> {
  const key = request.headers.get(KEY_HEADER) ?? "";
  if (!KEY_SHAPE.test(key))
    return refuse("INVALID_INPUT", {
      fields: [{ path: KEY_HEADER, detail: key === "" ? "required" : "invalid_format" }],
    });
  const body = await jsonIn(request, schema);
  return body.ok ? succeed({ body: body.value, key }) : body;
}
