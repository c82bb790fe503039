import * as z from "zod";
import type { AnswerValue } from "../instrument/answers";
import { isConditionDate, isMembership, opsTo } from "../proposal/membership";
import type { FieldLevel } from "../variable/variable";

/** One thing that somebody typed on a device, as an operation of theirs says it. */
export type TypedLine =
  | {
      readonly kind: "answer";
      readonly level: FieldLevel;
      /** Person uid or event id; null for the household. */
      readonly uid: string | null;
      readonly key: string;
      readonly value: AnswerValue;
    }
  | { readonly kind: "came" | "stayed" | "untold"; readonly uid: string }
  | { readonly kind: "left"; readonly uid: string; readonly presence: number }
  | { readonly kind: "told"; readonly uid: string; readonly code: string }
  | { readonly kind: "note" | "remark" | "day" | "outcome"; readonly text: string }
  | { readonly kind: "correction"; readonly is: boolean }
  | { readonly kind: "choice"; readonly choice: "mine" | "theirs" }
  /** A family that is in no register yet was begun. */
  | { readonly kind: "began" }
  /** Whatever this build does not know, as it came. */
  | { readonly kind: "other"; readonly key: string; readonly value: unknown };

const valueSchema: z.ZodType<AnswerValue> = z.union([
  z.number(),
  z.string(),
  z.null(),
  z.array(z.number()),
  z.array(z.record(z.string(), z.union([z.number(), z.string(), z.null()]))),
]);
const patchSchema = z.object({
  level: z.enum(["household", "member", "civil", "event"]),
  uid: z.string().nullable(),
  key: z.string(),
  value: valueSchema,
});
const uid = z.string();
const memberSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add"), uid }),
  z.object({ kind: z.literal("leave"), uid, presence: z.number() }),
  z.object({ kind: z.literal("undo"), uid }),
]);
const eventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tell"), uid, code: z.string() }),
  z.object({ kind: z.literal("untell"), uid }),
]);
const settledSchema = z.object({ choice: z.enum(["mine", "theirs"]) });

/** Says what the operation is about or which shape it has; nobody typed it. */
const ENVELOPE: readonly string[] = [
  ...["id", "regencyCode", "villageCode", "householdId", "headUid", "channel", "version", "events"],
  ...["notesBefore", "conditionDateBefore"],
  ...["opId", "command", "recordId", "prevOp", "startOp", "supersedes", "schema", "madeAt"],
];

/**
 * What was typed in an operation that was set aside. It was refused, so nothing in it is sure: each part is read by itself, and one
 * that cannot be read is told as it came.
 */
export function typedIn(command: string, input: Readonly<Record<string, unknown>>): readonly TypedLine[] {
  const lines = Object.entries(input)
    .filter(([key]) => !ENVELOPE.includes(key))
    .flatMap(([key, value]) => partOf(key, value));
  return command === "proposal.start-new" ? [{ kind: "began" }, ...lines] : lines;
}

function partOf(key: string, value: unknown): readonly TypedLine[] {
  switch (key) {
    // Of an operation that could not be read: its own input, inside what came.
    case "input":
      return isRecord(value) ? typedIn("", value) : other(key, value);
    case "patches":
      return each(key, value, patchSchema, answerLines);
    case "memberOps":
      return each(key, value, memberSchema, memberLine);
    case "eventOps":
      return each(key, value, eventSchema, (op) =>
        op.kind === "tell" ? { kind: "told", uid: op.uid, code: op.code } : { kind: "untold", uid: op.uid },
      );
    case "settled":
      return each(key, value, settledSchema, ({ choice }) => ({ kind: "choice", choice }));
    case "notes":
      return isRecord(value) ? Object.values(value).flatMap((note) => textLine("note", note, key)) : other(key, value);
    case "conditionDate":
      return textLine("day", value, key);
    case "outcome":
    case "remark":
      return textLine(key, value, key);
    case "isCorrection":
      return typeof value === "boolean" ? [{ kind: "correction", is: value }] : other(key, value);
    default:
      return other(key, value);
  }
}

/** An answer; a choice about a person, or about the day, as what it stands for. */
function answerLines(patch: z.infer<typeof patchSchema>): readonly TypedLine[] {
  if (isConditionDate(patch)) return textLine("day", patch.value, patch.key);
  if (!isMembership(patch)) return [{ kind: "answer", ...patch }];
  const ops = opsTo(patch.uid, patch.value);
  // Back to the record: that nothing happened and that the person stays is one thing.
  if (patch.value === null || ops === null) return [{ kind: "stayed", uid: patch.uid }];
  return ops.map((op) =>
    op.kind === "tell"
      ? { kind: "told", uid: op.uid, code: op.code }
      : op.kind === "untell"
        ? { kind: "untold", uid: op.uid }
        : memberLine(op),
  );
}

function memberLine(op: z.infer<typeof memberSchema>): TypedLine {
  if (op.kind === "leave") return { kind: "left", uid: op.uid, presence: op.presence };
  return { kind: op.kind === "add" ? "came" : "stayed", uid: op.uid };
}

function each<T>(
  key: string,
  value: unknown,
  schema: z.ZodType<T>,
  line: (read: T) => TypedLine | readonly TypedLine[],
) {
  if (!Array.isArray(value)) return other(key, value);
  return value.flatMap((item: unknown): readonly TypedLine[] => {
    const read = schema.safeParse(item);
    return read.success ? [line(read.data)].flat() : other(key, item);
  });
}

function textLine(kind: "note" | "remark" | "day" | "outcome", value: unknown, key: string): readonly TypedLine[] {
  if (typeof value !== "string") return other(key, value);
  return value.trim() === "" ? [] : [{ kind, text: value }];
}

function other(key: string, value: unknown): readonly TypedLine[] {
  return value === null || value === undefined || value === "" ? [] : [{ kind: "other", key, value }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
