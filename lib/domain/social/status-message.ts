import * as z from "zod";
import { told } from "../api/schema";
import { localeSchema, ownIdSchema } from "./message";
import { searchResponseSchema } from "./search-message";
import { subscribeResponseSchema } from "./subscription-message";

export const ATTRIBUTE_TYPES = ["transaction_id", "reference_id_list", "correlation_id"] as const;

/** What became of a request (`/registry/txn/status`, `/registry/sync/txn/status`). */
export const statusRequestSchema = z.object({
  transaction_id: ownIdSchema,
  txnstatus_request: z.object({
    reference_id: ownIdSchema,
    txn_type: told(
      z.enum(["search", "subscribe", "receipt"]),
      "receipt tidak dilayani registri ini.",
      "receipt is not served by this registry.",
    ),
    attribute_type: z.enum(ATTRIBUTE_TYPES),
    attribute_value: z.union([ownIdSchema, z.array(ownIdSchema).min(1).max(100)]),
    locale: localeSchema.optional(),
  }),
});
export type StatusRequest = z.infer<typeof statusRequestSchema>;

/** How far each request is; never records: those were told once. */
export const statusResponseSchema = z.strictObject({
  transaction_id: z.string(),
  correlation_id: z.string(),
  txnstatus_response: z.strictObject({
    txn_type: z.enum(["search", "subscribe", "receipt"]),
    txn_status: z.union([searchResponseSchema, subscribeResponseSchema]),
  }),
});
export type StatusResponse = z.infer<typeof statusResponseSchema>;
