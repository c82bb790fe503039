import * as z from "zod";
import { told } from "../api/schema";
import { localeSchema, ownIdSchema, stampSchema } from "./message";
import { SEARCH_CODES, STATUSES } from "./reason";
import { recordSchema } from "./record";

export const QUERY_TYPES = ["idtype-value", "expression", "predicate"] as const;
export type QueryType = (typeof QUERY_TYPES)[number];
export const RESPONSE_ENTITIES = ["Group", "Member"] as const;
/** What a record of an answer is: a family, a member with what the family says, or the person alone. */
export const RECORD_TYPES = ["Group", "Member", "SRPerson"] as const;
export type RecordType = (typeof RECORD_TYPES)[number];
export const REGISTRY_TYPE = "ns:org:RegistryType:Social";

/** Records on one page. */
export const MOST_PAGE = 100;
export const USUAL_PAGE = 25;
/** More hits than this are no answer but a wrong question. */
export const MOST_HITS = 10_000;

/**
 * What something may be asked for: consent of the person or leave of the office. `purpose.code` is a purpose of the portal's requests for
 * data; `purpose.ref_uri` ends in the request's public id.
 */
export const permitSchema = z.looseObject({
  ts: stampSchema.optional(),
  purpose: z
    .looseObject({
      text: z.string().max(999).optional(),
      code: told(
        z.string().max(60).optional(),
        "Keperluan permintaan data yang disetujui, misalnya social-aid.",
        "Purpose of the granted request for data, social-aid for example.",
      ),
      ref_uri: told(
        z.string().max(500).optional(),
        "Alamat permintaan data yang disetujui; berakhir dengan nomornya.",
        "Address of the granted request for data; ends in its id.",
      ),
    })
    .optional(),
});
export type Permit = z.infer<typeof permitSchema>;

/** Its own reader judges a query: the standard leaves its form to the type. */
const querySchema = told(
  z.unknown(),
  "idtype-value: {type, value}. expression: {type, value: {expression: {collection, query}}}. predicate: baris {seq_num, expression1, condition, expression2}.",
  "idtype-value: {type, value}. expression: {type, value: {expression: {collection, query}}}. predicate: rows {seq_num, expression1, condition, expression2}.",
);

export const criteriaSchema = z.object({
  version: z.string().max(20).optional(),
  reg_type: z.string().max(200).optional(),
  reg_record_type: z.string().max(200).optional(),
  response_entity: z.string().max(40).optional(),
  query_type: z.string().max(40),
  query: querySchema,
  sort: z
    .array(z.object({ attribute_name: z.string().max(100), sort_order: z.enum(["asc", "desc"]).default("asc") }))
    .max(3)
    .optional(),
  pagination: z.object({ page_size: z.number(), page_number: z.number().default(1) }).optional(),
  consent: permitSchema.optional(),
  authorize: permitSchema.optional(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** What a search asks (`/registry/search`, `/registry/sync/search`). */
export const searchRequestSchema = z.object({
  transaction_id: ownIdSchema,
  search_request: z.array(
    z.object({
      reference_id: ownIdSchema,
      timestamp: stampSchema,
      search_criteria: criteriaSchema,
      locale: localeSchema.optional(),
    }),
  ),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;
export type OneSearch = SearchRequest["search_request"][number];

export const paginationSchema = z.strictObject({
  page_size: z.number().int(),
  page_number: z.number().int(),
  total_count: z.number().int(),
});

export const oneAnswerSchema = z.strictObject({
  reference_id: z.string(),
  timestamp: stampSchema,
  status: z.enum(STATUSES),
  status_reason_code: z.enum(SEARCH_CODES).optional(),
  status_reason_message: z.string().max(999).optional(),
  data: z
    .strictObject({
      version: z.string(),
      reg_type: z.string(),
      reg_record_type: z.enum(RECORD_TYPES),
      reg_records: z.array(recordSchema),
    })
    .optional(),
  pagination: paginationSchema.optional(),
  locale: z.string().optional(),
});
export type OneAnswer = z.infer<typeof oneAnswerSchema>;

/** What a search answers, at once or by `on-search`. */
export const searchResponseSchema = z.strictObject({
  transaction_id: z.string(),
  correlation_id: z.string(),
  search_response: z.array(oneAnswerSchema),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;
