import * as z from "zod";
import { told } from "../api/schema";
import { localeSchema, ownIdSchema, stampSchema } from "./message";
import { STATUSES, SUBSCRIBE_CODES, UNSUBSCRIBE_CODES } from "./reason";
import { recordSchema } from "./record";
import { paginationSchema, permitSchema, RECORD_TYPES } from "./search-message";

/** What happens to a family of the register: it comes in, it changes, it is no more. */
export const EVENT_TYPES = ["REGISTER", "UPDATE", "DEREGISTER"] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const SUBSCRIPTION_STATES = ["subscribe", "unsubscribe"] as const;

const frequencySchema = z.object({
  start_time: stampSchema,
  end_time: stampSchema,
  frequency: told(
    z.string().max(100),
    "Ungkapan cron enam bagian (detik menit jam tanggal bulan hari) menurut UTC; * atau angka yang dipisah koma.",
    "A cron expression of six parts (second minute hour day month weekday) in UTC; * or numbers parted by commas.",
  ),
});

/** What is to be told from now on (`/registry/subscribe`). */
export const subscribeRequestSchema = z.object({
  transaction_id: ownIdSchema,
  subscribe_request: z.array(
    z.object({
      reference_id: ownIdSchema,
      timestamp: stampSchema,
      subscribe_criteria: z.object({
        version: z.string().max(20).optional(),
        reg_type: z.string().max(200).optional(),
        reg_event_type: told(
          z.string().max(200),
          `Peristiwa: ${EVENT_TYPES.join(", ")}.`,
          `Event: ${EVENT_TYPES.join(", ")}.`,
        ),
        frequency: frequencySchema.optional(),
        filter_type: z.string().max(40).default("idtype-value"),
        filter: z.unknown(),
        notify_record_type: z.string().max(200),
        consent: permitSchema.optional(),
        authorize: permitSchema.optional(),
      }),
      locale: localeSchema.optional(),
    }),
  ),
});
export type SubscribeRequest = z.infer<typeof subscribeRequestSchema>;
export type OneSubscribe = SubscribeRequest["subscribe_request"][number];
export type SubscribeCriteria = OneSubscribe["subscribe_criteria"];

export const subscriptionSchema = z.strictObject({
  version: z.string(),
  code: z.string(),
  status: z.enum(SUBSCRIPTION_STATES),
  timestamp: stampSchema,
  reg_type: z.string(),
  reg_event_type: z.enum(EVENT_TYPES),
  notify_record_type: z.enum(RECORD_TYPES),
});

/** What `on-subscribe` says. */
export const subscribeResponseSchema = z.strictObject({
  transaction_id: z.string(),
  correlation_id: z.string(),
  subscribe_response: z.array(
    z.strictObject({
      reference_id: z.string(),
      timestamp: stampSchema,
      status: z.enum(STATUSES),
      status_reason_code: z.enum(SUBSCRIBE_CODES).optional(),
      status_reason_message: z.string().max(999).optional(),
      subscriptions: z.array(subscriptionSchema).optional(),
      pagination: paginationSchema.optional(),
      locale: z.string().optional(),
    }),
  ),
});
export type SubscribeResponse = z.infer<typeof subscribeResponseSchema>;

/** What is to be told no more (`/registry/unsubscribe`). */
export const unsubscribeRequestSchema = z.object({
  transaction_id: ownIdSchema,
  timestamp: stampSchema,
  subscription_codes: z.array(z.string().max(99)),
});
export type UnsubscribeRequest = z.infer<typeof unsubscribeRequestSchema>;

/** What `on-unsubscribe` says. */
export const unsubscribeResponseSchema = z.strictObject({
  transaction_id: z.string(),
  correlation_id: z.string(),
  timestamp: stampSchema,
  status: z.enum(STATUSES),
  status_reason_code: z.enum(UNSUBSCRIBE_CODES).optional(),
  status_reason_message: z.string().max(999).optional(),
  subscription_status: z.array(z.strictObject({ code: z.string(), status: z.enum(SUBSCRIPTION_STATES) })),
});
export type UnsubscribeResponse = z.infer<typeof unsubscribeResponseSchema>;

/** What a subscriber is told (`/registry/notify`). Of a family that is no more, its number for this grant alone. */
export const notifySchema = z.strictObject({
  transaction_id: z.string(),
  notify_event: z.array(
    z.strictObject({
      reference_id: z.string(),
      timestamp: stampSchema,
      data: z.strictObject({
        version: z.string(),
        reg_type: z.string(),
        reg_event_type: z.enum(EVENT_TYPES),
        reg_record_type: z.enum(RECORD_TYPES),
        reg_records: z.array(recordSchema),
      }),
      locale: z.string().optional(),
    }),
  ),
});
export type Notify = z.infer<typeof notifySchema>;

/** The event that a text names, with or without what stands before its last colon; null: none of ours. */
export function eventType(text: string): EventType | null {
  const word = text.split(":").at(-1) ?? "";
  return EVENT_TYPES.find((each) => each === word) ?? null;
}
