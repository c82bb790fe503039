import * as z from "zod";
import { ERROR_CODES } from "../error/error-code";
import { told } from "./schema";

/** Every refusal and every fault, as RFC 9457 (problem details) words it, with our code and the parameters at fault. */
export const problemSchema = z.object({
  type: told(
    z.string(),
    "Alamat penjelasan kesalahan ini pada halaman API terbuka.",
    "Where this error is explained, on the page of the open API.",
  ),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(ERROR_CODES),
  requestId: told(
    z.uuid(),
    "Nomor permintaan ini; sebutkan bila bertanya.",
    "Number of this request; tell it when asking.",
  ),
  errors: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Errors of the token endpoint, as RFC 6749 5.2 names them; the last is for a client that asks too often. */
export const TOKEN_ERRORS = [
  "invalid_request",
  "invalid_client",
  "unsupported_grant_type",
  "invalid_scope",
  "temporarily_unavailable",
] as const;
export type TokenError = (typeof TOKEN_ERRORS)[number];

export const tokenErrorSchema = z.object({ error: z.enum(TOKEN_ERRORS), error_description: z.string() });
export const tokenSchema = z.object({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: told(z.number().int(), "Detik.", "Seconds."),
  scope: told(z.string(), "Cakupan yang diberikan, dipisah spasi.", "Scopes given, parted by blanks."),
});
/** What a village's system is told when its file was taken. */
export const pushAnswerSchema = z.object({
  status: z.literal("success"),
  message: z.string(),
  import: told(z.string(), "Nomor impor yang menunggu operator.", "Number of the import that waits for the operator."),
  page: told(z.url(), "Halaman operator untuk impor ini.", "The operator's page of this import."),
});
export const tokenRequestSchema = z.object({
  grant_type: z.literal("client_credentials"),
  scope: told(
    z.string().optional(),
    "Sebagian dari cakupan klien, dipisah spasi; tanpa ini, semuanya.",
    "Some of the client's scopes, parted by blanks; all without it.",
  ),
  client_id: told(z.string().optional(), "Bila tidak memakai HTTP Basic.", "Where HTTP Basic is not used."),
  client_secret: z.string().optional(),
});
