import type * as z from "zod";
import { type Json, schemaOf } from "../api/json-schema";
import { scopesOf } from "../api/scope";
import { ackSchema, httpErrorSchema } from "./message";
import { SOCIAL_CALLBACKS, SOCIAL_OPERATIONS, type SocialOperation } from "./operation";
import { REASONS, TRANSPORT_CODES, type TransportCode } from "./reason";

type Locale = "id" | "en";

/** Statuses that carry a list of errors instead of a message. */
const HTTP_CODES: Readonly<Record<string, readonly TransportCode[]>> = {
  "401": ["err.request.unauthorized"],
  "403": ["err.request.forbidden"],
  "429": ["err.request.too_many_requests"],
  "500": ["err.service.unavailable"],
  "503": ["err.service.unavailable"],
};

/** The addresses of the social registry, as the document of the API tells them. */
export function socialPaths(locale: Locale): Json {
  return Object.fromEntries(SOCIAL_OPERATIONS.map((each) => [each.path, { post: operationOf(each, locale) }]));
}

/** What is sent to partners, by what they would call it. */
export function socialWebhooks(locale: Locale): Json {
  return Object.fromEntries(
    SOCIAL_CALLBACKS.map(({ id, path, body }) => [
      id,
      {
        post: {
          operationId: `social_${id}`,
          summary: path,
          requestBody: { required: true, content: json(body, locale, "output") },
          responses: { "2XX": { description: "ACK" } },
        },
      },
    ]),
  );
}

function operationOf(operation: SocialOperation, locale: Locale): Json {
  const told = (codes: readonly TransportCode[]) => codes.map((code) => `${code}: ${REASONS[code][locale]}`).join(" ");
  const rest = TRANSPORT_CODES.filter((code) => !Object.values(HTTP_CODES).flat().includes(code));
  return {
    operationId: operation.id,
    summary: operation.title[locale],
    description: operation.about[locale],
    security: scopesOf(operation).map((scope) => ({ clientCredentials: [scope] })),
    requestBody: { required: true, content: json(operation.request, locale, "input") },
    responses: {
      "200": {
        description: operation.isSync ? "on-*" : "ACK, NACK",
        content: json(operation.answer, locale, "output"),
      },
      "400": { description: told(rest), content: json(ackSchema, locale, "output") },
      ...Object.fromEntries(
        Object.entries(HTTP_CODES).map(([status, codes]) => [
          status,
          { description: told(codes), content: json(httpErrorSchema, locale, "output") },
        ]),
      ),
    },
  };
}

function json(schema: z.ZodType, locale: Locale, io: "input" | "output"): Json {
  return { "application/json": { schema: schemaOf(schema, locale, io) } };
}
