import * as z from "zod";
import { told } from "../api/schema";
import { HEADER_CODES, STATUSES, TRANSPORT_CODES } from "./reason";

/** What a message is about; every address takes one. */
export const ACTIONS = ["search", "subscribe", "unsubscribe", "txn-status"] as const;
export type Action = (typeof ACTIONS)[number];
export const CALLBACK_ACTIONS = ["on-search", "on-subscribe", "on-unsubscribe", "txn-on-status", "notify"] as const;
export type CallbackAction = (typeof CALLBACK_ACTIONS)[number];

export const VERSION = "1.0.0";
/** Requests in one message. */
export const MOST_REQUESTS = 20;
/** How far a message's time may be from ours. */
export const MESSAGE_MINUTES = 15;
const MOST_ID = 99;

/** A partner's own name for something: kept, so nobody's identity number. */
export const ownIdSchema = z.string().min(1).max(MOST_ID);
export const stampSchema = z.iso.datetime({ offset: true });
export const localeSchema = told(
  z.string().regex(/^[a-z]{3}$/),
  "Bahasa pesan: ind atau eng (ISO 639-3).",
  "Language of messages: ind or eng (ISO 639-3).",
);

/** Whether a name that a partner has chosen may be kept: printable ASCII, and no sixteen digits that could be a NIK; longer numbers are none. */
export function mayKeepId(id: string): boolean {
  return /^[\x21-\x7e]+$/.test(id) && !/(?<!\d)\d{16}(?!\d)/.test(id);
}

const signatureSchema = told(
  z.string().max(4_000),
  "Tanda tangan atas header dan message; lihat halaman registri sosial.",
  "Signature over header and message; see the page of the social registry.",
);

/** The header of a message to us. What we do not know of it is let pass, as the standard's extensions want. */
export const headerSchema = z.object({
  version: z.string().max(20).default(VERSION),
  message_id: told(
    ownIdSchema,
    "Nomor pesan Anda; sekali pakai, tanpa NIK.",
    "Your number of the message; used once, no NIK.",
  ),
  message_ts: told(
    stampSchema,
    `Kapan dikirim; paling jauh ${MESSAGE_MINUTES} menit dari jam portal.`,
    `When it is sent; at most ${MESSAGE_MINUTES} minutes from the portal's clock.`,
  ),
  action: z.string().max(40),
  sender_id: told(z.string().max(200), "Nomor klien API.", "Id of the API client."),
  sender_uri: told(
    z.string().max(500).optional(),
    "Alamat panggilan balik; hanya di tuan rumah yang terdaftar.",
    "Address of callbacks; only at registered hosts.",
  ),
  receiver_id: told(
    z.string().max(200).optional(),
    "Nama tuan rumah portal ini, bila disebut.",
    "Host name of this portal, where it is told.",
  ),
  total_count: told(
    z.number().int().min(0),
    "Banyaknya permintaan di dalam pesan.",
    "How many requests are in the message.",
  ),
  is_msg_encrypted: z.boolean().default(false),
  meta: z.looseObject({}).optional(),
});
export type Header = z.infer<typeof headerSchema>;

/** The header of what we answer and send. */
export const callbackHeaderSchema = z.strictObject({
  version: z.string(),
  message_id: z.uuid(),
  message_ts: stampSchema,
  action: z.enum(CALLBACK_ACTIONS),
  status: z.enum(STATUSES),
  status_reason_code: z.enum(HEADER_CODES).optional(),
  status_reason_message: z.string().max(999).optional(),
  total_count: z.number().int(),
  completed_count: z.number().int(),
  sender_id: z.string(),
  receiver_id: z.string(),
  is_msg_encrypted: z.literal(false),
});
export type CallbackHeader = z.infer<typeof callbackHeaderSchema>;

/** A message to us about one action. */
export function requestSchema<Message extends z.ZodType>(message: Message) {
  return z.object({ signature: signatureSchema.optional(), header: headerSchema, message });
}

/** A message of ours; its message is absent where the header says that nothing was done. */
export function answerSchema<Message extends z.ZodType>(message: Message) {
  return z.strictObject({ signature: signatureSchema, header: callbackHeaderSchema, message: message.optional() });
}

/** What every address that answers later says at once. */
export const ackSchema = z.strictObject({
  message: z.strictObject({
    ack_status: told(
      z.enum(["ACK", "NACK", "ERR"]),
      "ACK: diterima, jawabannya menyusul. NACK: diterima, tetapi tidak akan ada jawaban. ERR: tidak diterima.",
      "ACK: taken, the answer follows. NACK: taken, and no answer will follow. ERR: not taken.",
    ),
    timestamp: stampSchema,
    correlation_id: z.string().max(MOST_ID),
    error: z.strictObject({ code: z.enum(TRANSPORT_CODES), message: z.string().max(999) }).optional(),
  }),
});
export type Ack = z.infer<typeof ackSchema>;

/** What 401, 403, 429, 500 and 503 say. */
export const httpErrorSchema = z.strictObject({
  errors: z.array(z.strictObject({ code: z.enum(TRANSPORT_CODES), message: z.string() })),
});

/** The parts of a message whose shape is known before its action is: for the signature and the header's checks. */
export const envelopeSchema = z.object({
  signature: z.string().max(4_000).optional(),
  header: headerSchema,
  message: z.looseObject({}),
});
