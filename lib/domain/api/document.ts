import { HTTP_STATUS } from "../error/error-code";
import { socialPaths, socialWebhooks } from "../social/document";
import { hookEventSchema } from "./hook";
import { type Json, schemaOf } from "./json-schema";
import {
  COMMON_ERRORS,
  isWriting,
  KEY_HEADER,
  KEY_SHAPE,
  type Operation,
  pathParams,
  verbOf,
  WRITING_ERRORS,
  type Writing,
} from "./operation";
import { problemSchema, pushAnswerSchema, tokenErrorSchema, tokenRequestSchema, tokenSchema } from "./problem";
import { API_SCOPES, type ApiScope, scopesOf } from "./scope";

export interface DocumentWords {
  readonly locale: "id" | "en";
  readonly title: string;
  readonly about: string;
  readonly version: string;
  /** Where the API stands, up to and with `/api/v1`. */
  readonly server: string;
  readonly scope: (scope: ApiScope) => string;
  readonly problem: (code: string) => string;
  readonly token: { readonly title: string; readonly about: string; readonly answer: string; readonly refused: string };
  readonly hook: { readonly title: string; readonly about: string; readonly taken: string; readonly gone: string };
  readonly push: Readonly<Record<"title" | "about" | "key" | "taken", string>>;
  readonly answer: string;
  /** What the header with the key of a try is for. */
  readonly key: string;
}

const OAUTH = "clientCredentials";

/** The OpenAPI 3.1 document of the operations, made of the very schemas that parse and answer. */
export function openApiDocument(operations: readonly Operation[], words: DocumentWords): Json {
  return {
    openapi: "3.1.0",
    info: { title: words.title, description: words.about, version: words.version },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: words.server }],
    paths: {
      "/token": { post: tokenOperation(words) },
      "/penduduk/storedata": { post: pushOperation(words) },
      ...pathsOf(operations, words),
      ...socialPaths(words.locale),
    },
    webhooks: { changesAvailable: { post: hookOperation(words) }, ...socialWebhooks(words.locale) },
    components: {
      securitySchemes: {
        [OAUTH]: {
          type: "oauth2",
          flows: {
            clientCredentials: {
              tokenUrl: `${words.server}/token`,
              scopes: Object.fromEntries(API_SCOPES.map((scope) => [scope, words.scope(scope)])),
            },
          },
        },
        basic: { type: "http", scheme: "basic" },
        villageKey: { type: "http", scheme: "bearer", description: words.push.key },
      },
      schemas: { Problem: schemaOf(problemSchema, words.locale, "output") },
    },
  };
}

function tokenOperation({ locale, token, problem }: DocumentWords): Json {
  const refusal = (description: string) => ({
    description,
    content: { "application/json": { schema: schemaOf(tokenErrorSchema, locale, "output") } },
  });
  return {
    operationId: "getToken",
    summary: token.title,
    description: token.about,
    security: [{ basic: [] }, {}],
    requestBody: {
      required: true,
      content: { "application/x-www-form-urlencoded": { schema: schemaOf(tokenRequestSchema, locale, "input") } },
    },
    responses: {
      "200": {
        description: token.answer,
        content: { "application/json": { schema: schemaOf(tokenSchema, locale, "output") } },
      },
      "400": refusal(token.refused),
      "401": refusal(token.refused),
      "429": refusal(problem("RATE_LIMITED")),
      default: problemAnswer(problem("INTERNAL")),
    },
  };
}

/** The one thing that is sent to us: a village's workbook, for its operator to go through. */
function pushOperation({ locale, push, problem }: DocumentWords): Json {
  const codes = [...COMMON_ERRORS, "TOO_LARGE", "UNSUPPORTED_FILE", "PERIOD_CLOSED", "NOT_ALLOWED_NOW"] as const;
  const statuses = [...new Set(codes.map((code) => HTTP_STATUS[code]))].sort((a, b) => a - b);
  const told = (status: number) =>
    codes
      .filter((code) => HTTP_STATUS[code] === status)
      .map((code) => `${code}: ${problem(code)}`)
      .join(" ");
  const file = { type: "string", contentMediaType: "application/zip" };
  return {
    operationId: "pushVillage",
    summary: push.title,
    description: push.about,
    security: [{ villageKey: [] }],
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": { schema: { type: "object", properties: { file }, required: ["file"] } },
        "application/octet-stream": {},
      },
    },
    responses: {
      "202": {
        description: push.taken,
        content: { "application/json": { schema: schemaOf(pushAnswerSchema, locale, "output") } },
      },
      ...Object.fromEntries(statuses.map((status) => [String(status), problemAnswer(told(status))])),
    },
  };
}

/** What we send, as its receiver would document it. */
function hookOperation({ locale, hook }: DocumentWords): Json {
  const headers = ["webhook-id", "webhook-timestamp", "webhook-signature"];
  return {
    operationId: "changesAvailable",
    summary: hook.title,
    description: hook.about,
    parameters: headers.map((name) => ({ name, in: "header", required: true, schema: { type: "string" } })),
    requestBody: {
      required: true,
      content: { "application/json": { schema: schemaOf(hookEventSchema, locale, "output") } },
    },
    responses: { "2XX": { description: hook.taken }, "410": { description: hook.gone } },
  };
}

function problemAnswer(description: string): Json {
  return {
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

/** An address may be read and handed something in. */
function pathsOf(operations: readonly Operation[], words: DocumentWords): Json {
  const paths: Record<string, Json> = {};
  for (const each of operations)
    paths[each.path] = { ...paths[each.path], [verbOf(each)]: clientOperation(each, words) };
  return paths;
}

function clientOperation(operation: Operation, words: DocumentWords): Json {
  const { locale } = words;
  const isWrite = isWriting(operation);
  const codes = [...COMMON_ERRORS, ...(isWrite ? WRITING_ERRORS : []), ...operation.errors];
  const statuses = [...new Set(codes.map((code) => HTTP_STATUS[code]))].sort((a, b) => a - b);
  const told = (status: number) =>
    codes
      .filter((code) => HTTP_STATUS[code] === status)
      .map((code) => `${code}: ${words.problem(code)}`)
      .join(" ");
  return {
    operationId: operation.id,
    summary: operation.title[locale],
    description: operation.about[locale],
    security: scopesOf(operation).map((scope) => ({ [OAUTH]: [scope] })),
    parameters: [...parametersOf(operation, locale), ...(isWrite ? [keyParameter(words)] : [])],
    ...(isWrite ? { requestBody: bodyOf(operation, locale) } : {}),
    responses: {
      [isWrite ? "201" : "200"]: {
        description: words.answer,
        content: { "application/json": { schema: schemaOf(operation.answer, locale, "output") } },
      },
      ...(operation.hasTag ? { "304": { description: "If-None-Match" } } : {}),
      ...Object.fromEntries(statuses.map((status) => [String(status), problemAnswer(told(status))])),
    },
  };
}

function keyParameter({ key }: DocumentWords): Json {
  const schema = { type: "string", pattern: KEY_SHAPE.source };
  return { name: KEY_HEADER, in: "header", required: true, description: key, schema };
}

function bodyOf({ body, sample }: Writing, locale: "id" | "en"): Json {
  return {
    required: true,
    content: { "application/json": { schema: schemaOf(body, locale, "input"), example: sample } },
  };
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Json;
}

/** Parameters as the document tells them, those of the path first. */
export function parametersOf({ path, params }: Operation, locale: "id" | "en"): readonly Parameter[] {
  const inPath = pathParams(path);
  const { properties = {}, required = [] } = schemaOf(params, locale, "input") as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties)
    .map(([name, { description, ...schema }]): Parameter => {
      const place = inPath.includes(name) ? "path" : "query";
      return {
        name,
        in: place,
        required: place === "path" || required.includes(name),
        ...(typeof description === "string" ? { description } : {}),
        schema,
      };
    })
    .sort((a, b) => Number(b.in === "path") - Number(a.in === "path"));
}
