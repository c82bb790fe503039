import "server-only";
import * as z from "zod";
import { BATCH_OPERATIONS } from "@/lib/domain/field/operation";

const LAST_INSTANT = 4_102_444_800_000;
const instant = z.number().int().min(0).max(LAST_INSTANT);

const amount = z.number().int().min(0).max(1_000_000);

/** A record with more steps than anybody makes in a fortnight. */
const MOST_REPLACED = 2_000;

const clock = z.strictObject({
  heardAt: instant.nullable(),
  sinceMs: instant.nullable(),
  skewMs: z.number().int().min(-LAST_INSTANT).max(LAST_INSTANT).nullable(),
});

/** One operation, as a device sends it. */
export const operationSchema = z.strictObject({
  opId: z.uuid(),
  command: z.string().max(60),
  recordId: z.uuid(),
  prevOp: z.uuid().nullable(),
  startOp: z.uuid().nullable(),
  supersedes: z.uuid().nullable(),
  /** Absent from earlier builds, and where nothing is put right. */
  replaces: z.array(z.uuid()).max(MOST_REPLACED).optional(),
  schema: z.number().int(),
  input: z.record(z.string().max(60), z.unknown()),
  madeAt: instant,
  /** Absent in shape 1. */
  clock: clock.optional(),
});
export type SentOperation = z.infer<typeof operationSchema>;

/** Enough of an operation to answer for it: what is wrong with the rest must not hold up the others. */
const anyOperation = z.looseObject({ opId: z.uuid() });

const label = z.string().trim().min(1).max(60);
const opIds = (most: number) => z.array(z.uuid()).max(most);

/** What `POST /api/sync` takes. `choices`, `list` and `pull` are parsed where they are answered. */
export const syncSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("enrol"), deviceId: z.uuid(), label, owner: z.uuid().optional() }),
  z.strictObject({ do: z.literal("renew"), deviceId: z.uuid(), owner: z.uuid().optional() }),
  z.strictObject({
    do: z.literal("exchange"),
    epoch: z.string().max(80).nullable(),
    sentAt: instant,
    waiting: z.strictObject({
      count: amount,
      since: instant.nullable(),
      photos: amount.optional(),
    }),
    version: z.string().max(60),
    ask: opIds(500),
    mark: z.string().max(40).nullable(),
    since: instant.nullable().optional(),
    operations: z.array(anyOperation).max(BATCH_OPERATIONS),
  }),
  z.strictObject({ do: z.literal("wiped"), photos: z.number().int().min(0).max(100_000).default(0) }),
  z.strictObject({
    do: z.literal("knock"),
    deviceId: z.uuid(),
    at: instant,
    isWiped: z.boolean(),
    mac: z.string().max(64),
  }),
  z.strictObject({ do: z.literal("uploads"), ids: opIds(100) }),
  z.looseObject({ do: z.literal("choices") }),
  z.looseObject({ do: z.literal("list") }),
  z.looseObject({ do: z.literal("pull") }),
]);
export type SyncRequest = z.infer<typeof syncSchema>;
export type SentExchange = Extract<SyncRequest, { do: "exchange" }>;
